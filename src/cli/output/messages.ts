import {styleText} from 'node:util';
import {printable} from '../../print/printable.js';
import {wrapped} from '../../print/wrapped.js';
import type {Environment} from '../flags/environment.js';

/** Where messages go: a terminal has columns, which change, and tells of it. */
export type MessageStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** How a part of a message is shown where colours are. */
export type Style = Parameters<typeof styleText>[0];

/** A line of a message, with the style of the whole. */
export type Line = string | readonly [line: string, style: Style];

/** Standard error: what is said to people. */
export class Messages {
  readonly stream: MessageStream;
  /** Whether somebody watches: a log keeps every line, and CI gives out terminals that nobody looks at. */
  readonly seen: 'on a terminal' | 'in a log';
  readonly #colours: 'shown' | 'hidden';

  constructor(stream: MessageStream, environment: Environment) {
    this.stream = stream;
    this.seen = stream.isTTY && isWatched(environment) ? 'on a terminal' : 'in a log';
    this.#colours = showsColours(stream, environment) ? 'shown' : 'hidden';
    // Whoever stopped to listen to our messages may still want the data.
    stream.on('error', () => {});
  }

  /** Writes a line. */
  say(line: Line): void {
    const [text, style] = typeof line === 'string' ? [line, undefined] : line;
    this.stream.write(`${this.paint(this.#fitted(text), style)}\n`);
  }

  /** Writes a line that tells why nothing more will come. */
  sayFatal(line: string): void {
    const text = this.#fitted(`error: ${line}`).slice('error:'.length);
    this.stream.write(`${this.paint('error:', 'red')}${text}\n`);
  }

  /** Shows what must not act on a terminal, and breaks lines where it has columns. */
  #fitted(line: string): string {
    const {isTTY, columns} = this.stream;
    return isTTY && columns ? wrapped(printable(line), columns) : printable(line);
  }

  /** Styles a text that is printable, where colours are shown. */
  paint(text: string, style: Style | undefined): string {
    if (style === undefined || this.#colours === 'hidden') return text;
    return styleText(style, text, {validateStream: false});
  }
}

/** Continuous integration sets CI; editors that run a shell inside call it dumb. */
const isWatched = ({CI = '', TERM}: Environment) => /^(|0|false)$/.test(CI) && TERM !== 'dumb';

/** A variable that is set, and not to nothing, comes before what the terminal can (no-color.org). */
function showsColours(stream: MessageStream, {NO_COLOR, FORCE_COLOR, TERM}: Environment): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !['0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true && TERM !== 'dumb';
}
