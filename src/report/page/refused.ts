import {type Content, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import type {CauseReport} from '../model/findings.js';
import type {Report, Subject} from '../model/report.js';
import {anywhere, code, marked, placesText, text} from './names.js';
import type {Section} from './section.js';
import {counted} from './words.js';

const shownCauses = 50;

/** Shows why data were refused, with the rule that each breaks and where. */
export function refusedSection({subject, refused, counts}: Report): Section {
  const {causes, others} = refused;
  const hidden = causes.slice(shownCauses).reduce((sum, cause) => sum + cause.count, others);
  return {
    id: 'refused',
    title: 'Refused',
    content:
      causes.length === 0
        ? html`<p>${nothing(subject, counts.refused)}</p>`
        : html`<p>${counted(counts.refused, 'datum was', 'data were')} refused. Each costs itself alone, and may break several rules. Mend them in the file that <code>--rejects</code> writes, and send that file with <code>--from-rejects</code>.</p>
${table('Causes, the commonest first', causes.slice(0, shownCauses), columns)}
${hidden > 0 ? html`<p>${count(hidden)} faults of rarer causes are not shown.</p>` : ''}`,
  };
}

function nothing(subject: Subject, refused: number): string {
  if (subject !== 'ledger') return 'Nothing was refused.';
  const all = refused > 0 ? ` ${counted(refused, 'datum', 'data')} stand in the rejects file.` : '';
  return `The platform refused nothing.${all} Why data were refused before they were sent, a ledger does not tell.`;
}

const columns = [
  {
    title: 'Field',
    cell: ({code: name, pointer}: CauseReport) =>
      html`${code(pointer || 'the datum')}<br><small>${text(name)}</small>`,
  },
  {title: 'Of kind', cell: ({kind}: CauseReport) => kind ?? 'unknown'},
  {title: 'Data', cell: (cause: CauseReport) => count(cause.count), isNumber: true},
  {
    title: 'Advice',
    cell: ({rule, cause, remedy}: CauseReport) =>
      html`<ul class="advice">${[advice('Rule', rule), advice('Likely', cause), advice('To do', remedy)]}</ul>`,
  },
  {
    title: 'First places',
    cell: ({places, count: all}: CauseReport) => anywhere(placesText(places, all)),
  },
];

const advice = (name: string, sentence: string | null): Content =>
  sentence === null ? '' : html`<li><small>${name}:</small> ${marked(sentence)}</li>`;
