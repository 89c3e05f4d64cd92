import type {Html} from '../../print/html.js';
import {html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import type {Column} from '../../print/table.js';
import type {DataSetEntry} from '../store/tables.js';
import {stateWord} from './state-word.js';
import {tableSection} from './table.js';

/** Shows the data sets, the open ones apart from the closed ones, the youngest first. */
export function dataSets(entries: readonly DataSetEntry[]): Html[] {
  const inState = (state: string) =>
    entries.filter(({document}) => document._state === state).reverse();
  return [
    tableSection({
      id: 'open',
      title: 'Open data sets',
      caption: 'Data sets that are not closed, the youngest first',
      rows: inState('open'),
      columns,
    }),
    tableSection({
      id: 'closed',
      title: 'Closed data sets',
      caption: 'Data sets that are closed, the youngest first',
      rows: inState('closed'),
      columns,
    }),
  ];
}

const columns: readonly Column<DataSetEntry>[] = [
  {title: 'Device', cell: ({document}) => document.deviceId ?? 'no device'},
  {title: 'State', cell: ({document}) => stateWord(document)},
  {title: 'Data', cell: ({data}) => count(data.size), isNumber: true},
  {title: 'Visible', cell: ({data}) => count(data.active), isNumber: true},
  {title: 'Data set', cell: ({document}) => html`<code>${document.uploadId}</code>`},
  {title: 'Deduplicator', cell: ({document}) => shortName(document._deduplicator?.name)},
  {title: 'User', cell: ({document}) => document._userId},
];

const shortName = (name = 'none named') => name.replace(/^org\.tidepool\.deduplicator\./, '');
