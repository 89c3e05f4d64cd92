import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {type Column, table} from '../../print/table.js';

/** What is shown of a list. */
export interface TableOptions<A> {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly A[];
  readonly columns: readonly Column<A>[];
}

/** Makes a section with a table of the first hundred rows. */
export function tableSection<A>({id, title, caption, rows, columns}: TableOptions<A>): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${rows.length === 0 ? html`<p>None.</p>` : table(caption, rows.slice(0, shown), columns)}
${rows.length > shown ? html`<p>${count(rows.length - shown)} more are not shown.</p>` : ''}
</section>
`;
}

const shown = 100;
