import type {Html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import type {DataSetEntry} from '../store/tables.js';
import {Tallies, type Tally} from '../store/tally.js';
import {tableSection} from './table.js';

/** Shows how many data there are of each kind and device, the most first. */
export function tallies(entries: readonly DataSetEntry[]): Html {
  const sums = new Tallies();
  for (const {data} of entries) for (const tally of data.tallies()) sums.add(tally);
  return tableSection<Tally>({
    id: 'kinds',
    title: 'Data by kind and device',
    caption: 'Data of all data sets by kind and device, the most first',
    rows: sums
      .list()
      .filter(({data}) => data > 0)
      .sort((a, b) => b.data - a.data),
    columns: [
      {title: 'Kind', cell: ({kind}) => kind},
      {title: 'Device', cell: ({deviceId}) => deviceId ?? 'no device'},
      {title: 'Data', cell: ({data}) => count(data), isNumber: true},
      {title: 'Visible', cell: ({active}) => count(active), isNumber: true},
    ],
  });
}
