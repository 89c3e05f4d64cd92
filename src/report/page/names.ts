import type {Place} from '../../errors.js';
import {type Content, type Html, html} from '../../print/html.js';
import {count as number} from '../../print/numbers.js';
import {printable} from '../../print/printable.js';

/** Shows a text of the input, what it must not do made visible. */
export const text = (value: string): string => printable(value);

/** Shows a word of the data or of a shell. */
export const code = (value: string): Html => html`<code>${printable(value)}</code>`;

/** Shows a sentence in which words of the data stand between backticks. */
export const marked = (sentence: string): Content =>
  sentence
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : printable(part)));

/** Lets a text that may have no blank break anywhere, where the line is full. */
export const anywhere = (value: string): Html => html`<span class="any">${value}</span>`;

/** Keeps a text on one line. */
export const unbroken = (value: string): Html => html`<span class="one">${value}</span>`;

/** Names a device, or says that there is none. */
export const deviceName = (deviceId: string | null): Html =>
  anywhere(deviceId === null ? 'no device' : printable(deviceId));

/**
 * Names the first places of something, and says whether there are more: `a.json:12, 40, 41 and more`. Those
 * that lines do not tell apart are named by their records.
 */
export function placesText(places: readonly Place[], count: number): string {
  if (places.length === 0) return '';
  const lines = new Set(places.map(({file, line}) => line !== undefined && `${line} ${file}`));
  const by = lines.size === places.length && !lines.has(false) ? 'line' : 'record';
  let before: string | undefined;
  const names = places.map(({file, line, index}) => {
    const at = by === 'line' ? `${line}` : `record ${number(index + 1)}`;
    if (file === before) return at;
    before = file;
    return `${file === '-' ? 'standard input' : printable(file)}${by === 'line' ? ':' : ', '}${at}`;
  });
  return names.join(', ') + (count > places.length ? ' and more' : '');
}
