import {type Html, html} from '../../print/html.js';
import type {Report, Subject} from '../model/report.js';
import {batchesSection} from './batches.js';
import {undoSection} from './commands.js';
import {coverageSection} from './coverage.js';
import {dataSetsSection} from './data-sets.js';
import {daysSection} from './days.js';
import {glucoseSection} from './glucose.js';
import {keyNumbers} from './key-numbers.js';
import {kindsSection} from './kinds.js';
import {text} from './names.js';
import {notesSection} from './notes.js';
import {refusedSection} from './refused.js';
import {requestsSection} from './requests.js';
import {runSection} from './run.js';
import {type Section, sectionOf} from './section.js';
import {style} from './style.js';
import {verdictOf} from './verdict.js';
import {warningsSection} from './warnings.js';
import {timeName, timeTaken} from './words.js';

/** Prints a report as one file of HTML that asks for nothing else: no script, no network. */
export function printPage(report: Report): string {
  const sections = [
    dataSetsSection(report),
    refusedSection(report),
    kindsSection(report),
    daysSection(report),
    glucoseSection(report),
    coverageSection(report),
    warningsSection(report),
    requestsSection(report),
    batchesSection(report),
    undoSection(report),
    runSection(report),
    notesSection(report),
  ].filter(section => section !== undefined);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${titles[report.subject]}${report.run.input.length > 0 ? `: ${report.run.input.map(text).join(', ')}` : ''}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
${verdict(report)}
${contents(sections)}
</header>
<main>
<section aria-labelledby="numbers-title"><h2 id="numbers-title">In numbers</h2>
${keyNumbers(report)}
</section>
${sections.map(sectionOf)}
</main>
<footer><p class="about">Made by ${report.program.name} ${report.program.version} on ${timeName(report.created)} UTC.</p></footer>
</body>
</html>
`.text;
}

const titles: Readonly<Record<Subject, string>> = {
  check: 'Check report',
  upload: 'Upload report',
  'dry-run': 'Report of a dry run',
  ledger: 'Report of a ledger',
};

const signs = {good: '✓', mixed: '!', bad: '✕'} as const;

function verdict(report: Report): Html {
  const {tone, word, headline, lines} = verdictOf(report);
  return html`<div class="verdict ${tone}">
<p class="kind">${titles[report.subject]}</p>
<p class="word"><span aria-hidden="true">${signs[tone]}</span> ${word}</p>
<h1>${headline}</h1>
${lines.map(line => html`<p>${text(line)}</p>`)}
<p class="about">${about(report).map(text).join(' · ')}</p>
<p class="about">It holds sums over the health data of a person: share it as you would share those.</p>
</div>`;
}

function about({run, target}: Report): string[] {
  const [first, ...others] = run.input;
  return [
    ...(first === undefined
      ? []
      : [others.length > 0 ? `${first} and ${others.length} more` : first]),
    ...(run.started === null ? [] : [`${timeName(run.started)} UTC`]),
    ...(run.milliseconds === null ? [] : [`took ${timeTaken(run.milliseconds)}`]),
    ...(target?.userId == null ? [] : [`user ${target.userId}`]),
    ...(target?.baseUrl == null
      ? []
      : [`to ${target.baseUrl === 'sandbox' ? 'a sandbox' : target.baseUrl}`]),
  ];
}

const contents = (sections: readonly Section[]): Html =>
  html`<nav aria-label="Contents"><ul>${sections.map(
    ({id, title}) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
