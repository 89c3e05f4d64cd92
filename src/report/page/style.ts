import {Html} from '../../print/html.js';

const colors = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #566171; --line: #dce1e8; --paper: #fff; --panel: #f5f7fa;
  --link: #0b57a4; --good: #17713f; --mixed: #855400; --bad: #b3261e;
  --c1: #3d74b8; --c2: #e2932f; --c3: #449b6e; --c4: #b85597; --c5: #7c62bf; --c6: #c65d48; --c7: #38a3b5;
  --c8: #8c7a52; --c-others: #98a1ad;
  --very-low: #8e1b2c; --low: #d9534f; --in-range: #4a9f67; --high: #f0c649; --very-high: #e58a36;
  --median: #17416f; --half: #7fadde; --most: #d3e3f5; --range: #3f8f5c }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf1; --soft: #a9b3c1; --line: #333d4a; --paper: #12171d; --panel: #1a2129;
    --link: #8ec2ff; --good: #6cd49b; --mixed: #f0bd5e; --bad: #ff9a90;
    --c1: #6ba3e6; --c2: #efac5c; --c3: #69c196; --c4: #dc86bf; --c5: #a48fe3; --c6: #ea8c78; --c7: #62c6d6;
    --c8: #b9a677; --c-others: #7d8794;
    --very-low: #b93a4c; --low: #ea7772; --in-range: #5cb87d; --high: #ecc862; --very-high: #e59b52;
    --median: #d7e9ff; --half: #4f82ba; --most: #2a435f; --range: #6cc48b }
}`;

const text = `
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 .75rem; font-weight: 650; text-wrap: balance }
h2 { font-size: 1.25rem; margin: 0 0 .75rem; font-weight: 650 }
section { margin-top: 2.25rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
p { margin: .5rem 0; max-width: 46rem }
a { color: var(--link) }
small { font-size: .85em; color: var(--soft) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
.any { overflow-wrap: anywhere } .one { white-space: nowrap }
ul { margin: .5rem 0; padding: 0; list-style: none }
.advice { margin: 0 }
.soft, .kind, .about { color: var(--soft) }
.kind { margin: 0; font-size: .9rem; letter-spacing: .02em }
.verdict { background: var(--panel); border-left: .4rem solid var(--tone); border-radius: .5rem; padding: 1.25rem 1.5rem 1rem }
.good { --tone: var(--good) } .mixed { --tone: var(--mixed) } .bad { --tone: var(--bad) }
.word { margin: .75rem 0 0; color: var(--tone); font-weight: 650 }
.about { font-size: .9rem; margin-top: 1rem }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0 0; font-size: .9rem }
.key { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem 1.5rem; margin: 1rem 0 1.5rem }
.key div { display: flex; flex-direction: column-reverse; justify-content: flex-end }
.key dt { color: var(--soft); font-size: .9rem; line-height: 1.3 }
.key dd { margin: 0; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums }
.key dd code { font-size: .8em }
.notes dt { font-weight: 650; margin-top: .75rem }
.notes dd { margin: 0; max-width: 46rem }
.commands li { background: var(--panel); border-radius: .35rem; padding: .5rem .75rem; margin: .35rem 0 }
.state { font-weight: 600 }
.state::before { content: ""; display: inline-block; width: .6em; height: .6em; border-radius: 50%; margin-right: .45em;
  background: var(--mixed) }
.state:is(.closed, .to-be-closed)::before { background: var(--good) }
.state.unknown::before, .state.half-closed::before { background: var(--bad) }`;

const figures = `
figure { margin: 1rem 0 2rem }
figcaption { margin-bottom: .5rem; max-width: 46rem }
svg { display: block; width: 100%; height: auto; font-variant-numeric: tabular-nums }
.spot { fill: transparent } .spot:hover { fill: var(--ink); fill-opacity: .08 }
.plot { margin: .75rem 0 0; font-size: .85rem; color: var(--soft) }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: 0 0 .5rem; font-size: .9rem }
.swatch { display: inline-block; width: .8em; height: .8em; border-radius: .2em; margin-right: .45em; vertical-align: -.05em }
.narrow { display: none }
summary { cursor: pointer; color: var(--link); font-size: .9rem; padding: .25rem 0; width: fit-content }
.scroll { overflow-x: auto }
.meter { display: inline-block; width: 7rem; height: .55rem; margin-right: .75rem; border-radius: .2rem;
  background: linear-gradient(to right, var(--c1) var(--part), var(--line) var(--part)) }`;

const tables = `
table { width: 100%; border-collapse: collapse; margin: .5rem 0 1.5rem; font-size: .95rem }
caption { text-align: left; color: var(--soft); padding-bottom: .35rem; font-size: .9rem }
th, td { padding: .4rem 1.25rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  unicode-bidi: isolate }
th:last-child, td:last-child { padding-right: 0 }
thead th { color: var(--soft); font-weight: 500; font-size: .9rem; white-space: nowrap; vertical-align: bottom }
tbody th { font-weight: 550 }
tbody th :is(code, small) { font-weight: 400 }
tbody th small { white-space: nowrap }
tbody th .any { display: inline-block; min-width: 9rem }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
`;

const phone = `
@media screen and (max-width: 42rem) {
  body { padding: 1rem .9rem 3rem }
  h1 { font-size: 1.4rem }
  .verdict { padding: 1rem 1rem .75rem }
  section { margin-top: 2rem; padding-top: 1.25rem }
  .wide { display: none } .narrow { display: block }
  main table:not(.scroll table), main table:not(.scroll table) :is(caption, tbody) { display: block }
  main table:not(.scroll table) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  main table:not(.scroll table) tr { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  main table:not(.scroll table) tbody th { flex-basis: 100% }
  main table:not(.scroll table) :is(th, td) { padding: 0; border: 0; text-align: left }
  main table:not(.scroll table) td::before { content: attr(data-title) ": "; color: var(--soft) }
  .meter { display: none }
}`;

const paper = `
@media print {
  :root { color-scheme: light }
  @page { margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #566171 } }
  html { font-size: 10pt }
  body { max-width: none; padding: 0 }
  .swatch, .meter, .verdict, .state::before { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  nav, details:not([open]) { display: none }
  section { margin-top: 1.25rem; padding-top: .9rem; break-inside: auto }
  h2, h2 + p, figcaption, caption, summary, .legend, .plot { break-after: avoid }
  figure svg, figcaption, tr, p, .verdict, .key, .commands li, .notes dd { break-inside: avoid }
  tr:first-child, tr:nth-child(2), tr:last-child { break-before: avoid }
  .notes dt { break-after: avoid }
  svg text { font-size: 15px !important }
  thead { display: table-header-group }
  a { color: inherit; text-decoration: none }
  .scroll { overflow: visible }
  .scroll table { font-size: .85rem }
  .scroll tbody th { white-space: nowrap }
  .scroll :is(th, td) { padding: .2rem .6rem .2rem 0 }
  .scroll thead th { white-space: normal; font-size: .7rem }
}`;

/** The style sheet of a report: light, dark, for a phone and for paper, without anything from elsewhere. */
export const style = new Html([colors, text, figures, tables, phone, paper].join(''));
