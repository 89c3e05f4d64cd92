import {type Content, type Html, html} from '../../print/html.js';
import {type Chart, draw} from '../charts/draw.js';
import type {Form} from '../charts/size.js';

/** A chart, what stands around it, and the numbers behind it. */
export interface Figure {
  readonly caption: Content;
  /** Makes the chart, or several below each other, in each of the two forms. */
  readonly chart: (form: Form) => Chart | readonly Chart[];
  readonly legend?: readonly LegendEntry[];
  /** The same as a table. */
  readonly table: Html;
  /** What the table shows, to tell it from the others of the page. */
  readonly tableName: string;
}

/** A colour and its meaning. */
export interface LegendEntry {
  readonly name: Content;
  readonly color: string;
}

/** Shows a chart, on a phone in its narrow form, with its table behind. */
export function figure({caption, chart, legend = [], table, tableName}: Figure): Html {
  return html`<figure>
<figcaption>${caption}</figcaption>
${legend.length > 0 ? legendOf(legend) : ''}
<div class="wide">${[chart('wide')].flat().map(draw)}</div>
<div class="narrow">${[chart('narrow')].flat().map(draw)}</div>
${numbers(tableName, table)}
</figure>
`;
}

/** Keeps a table out of the way until somebody wants it. */
export const numbers = (name: string, table: Html): Html =>
  html`<details><summary>Table: ${name}</summary>
<div class="scroll" role="region" aria-label="Table: ${name}" tabindex="0">${table}</div>
</details>`;

/** Lists colours and their meanings. */
export const legendOf = (entries: readonly LegendEntry[]): Html =>
  html`<ul class="legend">${entries.map(
    ({name, color}) =>
      html`<li><span class="swatch" style="background:${color}"></span>${name}</li>`,
  )}</ul>`;
