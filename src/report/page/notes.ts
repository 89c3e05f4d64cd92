import {html} from '../../print/html.js';
import type {Report} from '../model/report.js';
import type {Section} from './section.js';

/** Tells how the numbers are made, and whose they are. */
export function notesSection({subject, glucose}: Report): Section {
  return {
    id: 'notes',
    title: 'How to read this',
    content: html`<dl class="notes">
<dt>Who may see it</dt><dd>It holds no single reading and no refused value, but sums over the health data of a person: give it only to whom you would give those. Its file was written for its owner alone to read; a copy may not be.</dd>
${subject === 'ledger' ? html`<dt>What is missing</dt><dd>A ledger notes what was sent and what became of it, not the data. Kinds, days, glucose, warnings and the time that requests took are known only while an upload runs: add <code>--report FILE</code> to it, or to the same command again, which sends nothing that is there.</dd>` : ''}
${glucose ? glucoseNotes : ''}
<dt>Fingerprint</dt><dd>The sum of parts of the identity hashes of all data: two runs over the same data, in whatever order, have the same.</dd>
</dl>`,
  };
}

const glucoseNotes = html`<dt>Time in range</dt><dd>The ranges of the international consensus (Battelino et al., Diabetes Care 2019; 42: 1593–1603). A value is rounded to a whole mg/dL first; 1 mmol/L is 18.01559 mg/dL, as on the platform. Readings of all sensors count alike, also where two were worn at once.</dd>
<dt>GMI</dt><dd>The glucose management indicator, an estimate of the HbA1c from the mean: 3.31 + 0.02392 × mean in mg/dL (Bergenstal et al., Diabetes Care 2018; 41: 2275–2280).</dd>
<dt>Coverage</dt><dd>The time from the first to the last reading is cut into five minutes; a reading covers as many as its sensor takes from one to the next. A clock that is set forward looks like a gap.</dd>
<dt>The usual day</dt><dd>Readings of all days by half hours of the clock of the place: if meals seem to be at night, the clock or the time zone of the device is wrong.</dd>`;
