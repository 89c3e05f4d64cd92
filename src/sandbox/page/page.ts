import {type Html, html} from '../../print/html.js';
import {count} from '../../print/numbers.js';
import type {Faults} from '../faults/faults.js';
import type {RequestLog} from '../request-log.js';
import {countsOf} from '../state.js';
import type {Tables} from '../store/tables.js';
import {dataSets} from './data-sets.js';
import {faults} from './faults.js';
import {requests} from './requests.js';
import {style} from './style.js';
import {tallies} from './tallies.js';

/** What the page shows. */
export interface Subject {
  readonly tables: Tables;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Whether data are counted and not kept. */
  readonly discard: boolean;
}

/** Prints the page for people: how much is stored and what happened, no measured value, no token. */
export function printPage({tables, faults: {inForce, held}, log, discard}: Subject): string {
  const entries = tables.list();
  const sections = [...dataSets(entries), tallies(entries), faults(inForce), requests(log.list())];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>Sandbox</h1>
<p>A stand-in for the platform's data API. This page shows it as it was when you loaded it:
<a href="/sandbox">load it again</a>, or get <a href="/sandbox/state">everything as JSON</a>.</p>
</header>
<main>
${summary(tables, held, discard)}
${sections}
</main>
</body>
</html>
`.text;
}

function summary(tables: Tables, held: number, discard: boolean): Html {
  const {dataSets, data, activeData} = countsOf(tables);
  return html`<section aria-labelledby="stored"><h2 id="stored">What is stored</h2>
<dl>
<div><dt>Data sets</dt><dd>${count(dataSets)}</dd></div>
<div><dt>Data</dt><dd>${count(data)}</dd></div>
<div><dt>Visible data</dt><dd>${count(activeData)}</dd></div>
</dl>
${discard ? html`<p>Data are judged and counted, not kept.</p>` : ''}
${held > 0 ? html`<p>Store calls held, until <code>POST /sandbox/release</code>: ${count(held)}.</p>` : ''}
</section>
`;
}
