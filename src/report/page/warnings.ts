import {html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import type {WarningReport} from '../model/findings.js';
import type {Report} from '../model/report.js';
import {anywhere, code, placesText, text} from './names.js';
import type {Section} from './section.js';

const shownWarnings = 50;

/** Shows what the platform accepts and a person should know of all the same. */
export function warningsSection({subject, run, warnings}: Report): Section | undefined {
  if (!warnings) return undefined;
  const more = warnings.length - shownWarnings;
  return {
    id: 'warnings',
    title: 'Warnings',
    content: html`${
      warnings.length === 0
        ? html`<p>There are none.</p>`
        : html`<p>These data are accepted all the same.</p>
${table('Warnings, the most frequent first', warnings.slice(0, shownWarnings), columns)}
${more > 0 ? html`<p>${count(more)} rarer warnings are not shown.</p>` : ''}`
    }${subject === 'upload' && run.options.duplicates !== 'drop' ? notCounted : ''}`,
  };
}

const notCounted = html`<p>Data that equal an earlier one, or have its identity and other content, were not looked for: <code>check</code> and <code>--dry-run</code> count both.</p>`;

const columns = [
  {
    title: 'Field',
    cell: ({code: name, pointer}: WarningReport) =>
      html`${code(pointer || 'the datum')}<br><small>${name}</small>`,
  },
  {title: 'Times', cell: (warning: WarningReport) => count(warning.count), isNumber: true},
  {title: 'Meaning', cell: ({detail}: WarningReport) => text(detail)},
  {
    title: 'First places',
    cell: ({places, count: all}: WarningReport) => anywhere(placesText(places, all)),
  },
];
