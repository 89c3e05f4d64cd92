import {type Content, type Html, html} from './html.js';

/** A column of a table; of its rows the first is the header. */
export interface Column<A> {
  readonly title: string;
  readonly cell: (row: A) => Content;
  readonly isNumber?: boolean;
}

/**
 * Makes a table. The roles are those that the elements have; on a phone, where rows are laid out as blocks,
 * some browsers would forget them.
 */
export function table<A>(caption: string, rows: readonly A[], columns: readonly Column<A>[]): Html {
  const heads = columns.map(
    ({title, isNumber}) =>
      html`<th scope="col" role="columnheader"${alignment(isNumber)}>${title}</th>`,
  );
  const [first, ...others] = columns as [Column<A>, ...Column<A>[]];
  const body = rows.map(
    row => html`<tr role="row"><th scope="row" role="rowheader">${first.cell(row)}</th>${others.map(
      column => cell(column, row),
    )}</tr>
`,
  );
  return html`<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${body}</tbody></table>`;
}

const cell = <A>({title, cell, isNumber}: Column<A>, row: A): Html =>
  html`<td role="cell" data-title="${title}"${alignment(isNumber)}>${cell(row)}</td>`;

const alignment = (isNumber = false): Content => (isNumber ? html` class="number"` : '');
