import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import type {DataSetReport, Report} from '../model/report.js';
import {commandList} from './commands.js';
import {code, deviceName} from './names.js';
import type {Section} from './section.js';

/** Shows where the data stand: each data set and its state. */
export function dataSetsSection({subject, dataSets, close, target}: Report): Section | undefined {
  if (subject === 'check') return undefined;
  const sandbox = html`<p>They were in a sandbox, a stand-in for the platform inside the process, and are gone with it.</p>`;
  return {
    id: 'data-sets',
    title: subject === 'dry-run' ? 'Where it would go' : 'Where it stands',
    content: html`${dataSets.length === 0 ? html`<p>No data set was opened.</p>` : setTable(dataSets)}
${close.length > 0 ? html`<p>What is open stays invisible until it is closed:</p>${commandList(close)}` : ''}
${target?.baseUrl === 'sandbox' && dataSets.length > 0 ? sandbox : ''}`,
  };
}

const setTable = (dataSets: readonly DataSetReport[]): Html =>
  table('Data sets', dataSets, [
    {title: 'Device', cell: ({deviceId}) => deviceName(deviceId)},
    {
      title: 'State',
      cell: ({state}) => html`<span class="state ${state.replaceAll(' ', '-')}">${state}</span>`,
    },
    {title: 'Data', cell: ({uploaded}) => count(uploaded), isNumber: true},
    {
      title: 'Data set',
      cell: ({dataSetId}) => (dataSetId === null ? 'a new one' : code(dataSetId)),
    },
  ]);
