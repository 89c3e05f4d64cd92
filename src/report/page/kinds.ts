import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import type {DataReport, DeviceReport} from '../model/data.js';
import type {Report} from '../model/report.js';
import {deviceName, unbroken} from './names.js';
import type {Section} from './section.js';
import {counted, percent, timeName} from './words.js';

/** Shows how many data there are of each kind and device. */
export function kindsSection({data}: Report): Section | undefined {
  if (!data || data.kinds.length === 0) return undefined;
  return {
    id: 'kinds',
    title: 'Kinds and devices',
    content: html`${kindTable(data)}
${data.embedded > 0 ? html`<p>${counted(data.embedded, 'datum', 'data')} more ${data.embedded === 1 ? 'is' : 'are'} sent inside another, and counted with that one.</p>` : ''}
${data.devices.length > 0 ? deviceTable(data.devices) : ''}`,
  };
}

function kindTable({kinds}: DataReport): Html {
  const all = kinds.reduce((sum, {valid}) => sum + valid, 0);
  const most = Math.max(...kinds.map(({valid}) => valid));
  return table('Data by kind, the commonest first', kinds, [
    {title: 'Kind', cell: ({kind}) => kind ?? 'unknown'},
    {title: 'Valid', cell: ({valid}) => count(valid), isNumber: true},
    {title: 'Refused', cell: ({refused}) => count(refused), isNumber: true},
    {
      title: 'Part',
      cell: ({valid}) =>
        valid === 0
          ? ''
          : html`<span class="meter" style="--part:${most === 0 ? 0 : (valid / most) * 100}%"></span>${all === 0 ? '' : percent(valid / all)}`,
    },
  ]);
}

const shownDevices = 100;

const deviceTable = (devices: readonly DeviceReport[]): Html =>
  html`${table('Valid data by device, times in UTC', devices.slice(0, shownDevices), [
    {
      title: 'Device',
      cell: ({deviceId, others}) => (others ? 'further devices' : deviceName(deviceId)),
    },
    {title: 'Data', cell: ({data}) => count(data), isNumber: true},
    {title: 'First', cell: ({from}) => unbroken(timeName(from))},
    {title: 'Last', cell: ({to}) => unbroken(timeName(to))},
    {title: 'Kinds', cell: ({kinds}) => kindList(kinds)},
  ])}${devices.length > shownDevices ? html`<p>${count(devices.length - shownDevices)} more devices are not shown.</p>` : ''}`;

const shownKinds = 5;

function kindList(kinds: DeviceReport['kinds']): string {
  const sorted = Object.entries(kinds).sort(([, a], [, b]) => b - a);
  const named = sorted.slice(0, shownKinds).map(([kind, data]) => `${count(data)} ${kind}`);
  const more = sorted.length - named.length;
  return [...named, ...(more > 0 ? [`${counted(more, 'kind')} more`] : [])].join(', ');
}
