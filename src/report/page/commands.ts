import {type Html, html} from '../../print/html.js';
import type {Report} from '../model/report.js';
import {code} from './names.js';
import type {Section} from './section.js';

/** Shows commands, each on a line of its own. */
export const commandList = (commands: readonly string[]): Html =>
  html`<ul class="commands">${commands.map(command => html`<li>${code(command)}</li>`)}</ul>`;

/** Shows how to take back what was uploaded. */
export function undoSection({undo, target, run}: Report): Section | undefined {
  if (undo.length === 0) return undefined;
  const destroys = target?.deduplicator === 'device.truncate.dataset';
  return {
    id: 'undo',
    title: 'How to undo it',
    content: html`<p>${
      undo.length === 1 ? 'This takes' : 'These take'
    } back the data sets of this run with all their data; older data that they had replaced come back into view.</p>
${destroys ? html`<p><strong>Not what was destroyed:</strong> device.truncate.dataset removed all other data of the device at the close, and they do not come back.</p>` : ''}
${run.options.dataSetId === undefined ? '' : html`<p><strong>Mind:</strong> this run added to a data set that was open before: deleting it takes back the data that others had put there, too.</p>`}
${commandList(undo)}`,
  };
}
