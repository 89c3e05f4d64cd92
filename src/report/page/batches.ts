import {html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import {table} from '../../print/table.js';
import type {Report} from '../model/report.js';
import type {Section} from './section.js';
import {counted} from './words.js';

/** Shows what a ledger knows of the batches. */
export function batchesSection({batches}: Report): Section | undefined {
  if (!batches) return undefined;
  const {sent, settled, attempts} = batches;
  return {
    id: 'batches',
    title: 'Batches',
    content: html`<p>${counted(sent, 'batch was', 'batches were')} sent, ${count(settled)} of them settled: each of their data is stored or refused. A ledger notes no times, so there is no timeline.</p>
${
  settled === 0
    ? ''
    : table('Settled batches by the attempts they took', Object.entries(attempts), [
        {title: 'Attempts', cell: ([number]) => number},
        {title: 'Batches', cell: ([, number]) => count(number), isNumber: true},
      ])
}`,
  };
}
