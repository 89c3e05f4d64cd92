import {createHash} from 'node:crypto';
import {Html} from '../../print/html.js';

const css = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #4d5866; --line: #d5dae1; --paper: #fff; --link: #0b57a4 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --soft: #a7b1bf; --line: #3a4452; --paper: #14181f; --link: #8ec2ff }
}
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; margin: 0 }
h2 { font-size: 1.2rem; margin: 2rem 0 .25rem }
p { margin: .25rem 0 }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
code { font: .85em/1.4 ui-monospace, monospace; word-break: break-all }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: .5rem 0 }
dt, caption, td::before { color: var(--soft) }
dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums }
table { width: 100%; border-collapse: collapse }
caption { text-align: left; padding-bottom: .5rem }
th, td { padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); unicode-bidi: isolate }
thead th, time { white-space: nowrap }
tbody th { font-weight: 600 }
tbody th code { font-weight: 400 }
.number { text-align: right; padding-right: 2rem; font-variant-numeric: tabular-nums }
@media (max-width: 45rem) {
  table, caption, tbody { display: block }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tbody tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 0;
    border-bottom: 1px solid var(--line) }
  tbody th { flex-basis: 100% }
  th, td, .number { padding: 0; border: 0 }
  td::before { content: attr(data-title) ": " }
}
`;

/** The style sheet of the page. */
export const style = new Html(css);

/** Lets the page use its own style sheet and nothing else. */
export const securityPolicy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash(
  'sha256',
)
  .update(css)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
