import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import type {LoggedRequest} from '../request-log.js';
import {tableSection} from './table.js';

/** Shows the last requests. */
export const requests = (last: readonly LoggedRequest[]): Html =>
  tableSection({
    id: 'requests',
    title: 'Last requests',
    caption: 'The last fifty requests to the API, the youngest first',
    rows: last,
    columns: [
      {title: 'Request', cell: ({method, path}) => html`<code>${method} ${path}</code>`},
      {title: 'Answer', cell: ({answer}) => answer},
      {title: 'ms', cell: ({milliseconds}) => count(milliseconds), isNumber: true},
      {title: 'At (UTC)', cell: ({at}) => clock(new Date(at).toISOString())},
      {title: 'Trace', cell: ({trace}) => html`<code>${trace}</code>`},
    ],
  });

const clock = (instant: string): Html =>
  html`<time datetime="${instant}">${instant.slice(11, 19)}</time>`;
