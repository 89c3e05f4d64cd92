import {clearLine, clearScreenDown, cursorTo, moveCursor} from 'node:readline';
import {stripVTControlCharacters} from 'node:util';
import progress from 'cli-progress';
import type {MessageStream, Messages, Style} from '../output/messages.js';
import {fitting, joined} from './fitting.js';
import type {Gauge, Piece} from './gauge.js';
import type {Pace, ProgressLine} from './progress-line.js';

/** Draws a bar on a terminal, as wide as there is room for. */
export function terminalBar(gauge: Gauge, messages: Messages, {patience}: Pace): ProgressLine {
  const screen = new Screen(messages.stream);
  const options = {
    terminal: screen,
    stream: messages.stream,
    format: () => lineOf(gauge, screen.getWidth(), messages),
    fps: 5,
    forceRedraw: true, // whatever else was written to the terminal meanwhile
    linewrap: null, // else it stays off in the terminal if the process is killed
    clearOnComplete: true,
    gracefulExit: false,
  };
  const bar = new progress.SingleBar(options as progress.Options);
  let state: 'early' | 'due' | 'running' = 'early';
  const start = () => {
    if (state !== 'due' || gauge.state === 'idle') return;
    state = 'running';
    bar.start(1, 0);
  };
  const timer = setTimeout(() => {
    state = 'due';
    start();
  }, patience);
  timer.unref();
  return {
    advance: length => gauge.advance(length),
    show(shown) {
      gauge.show(shown);
      if (state === 'due') start();
    },
    say(message) {
      if (state === 'running') screen.erase();
      messages.say(message);
    },
    end() {
      clearTimeout(timer);
      if (state === 'running') bar.stop();
      screen.close();
      gauge.close();
    },
  };
}

function lineOf(gauge: Gauge, width: number, messages: Messages): string {
  const columns = width - 1; // a terminal wraps at its last column
  const show = ({text, is}: Piece) => messages.paint(text, is && styles[is]);
  const {part} = gauge;
  if (part === undefined) return joined(fitting(gauge.pieces(), columns), show);
  const size = sizeOf(columns);
  const percent = `${Math.floor(part * 100)}%`.padStart(4);
  const bar = size === 0 ? percent : `${barOf(part, size, messages)} ${percent}`;
  const room = columns - size - percent.length - 3;
  return `${bar}  ${joined(fitting(gauge.pieces(), room), show)}`;
}

/** The length of the bar depends on the terminal alone, so that it does not jump. */
function sizeOf(columns: number): number {
  if (columns < 60) return 0;
  return columns < 100 ? 10 : 30;
}

const styles: Readonly<Record<NonNullable<Piece['is']>, Style>> = {bad: 'yellow', waiting: 'cyan'};

function barOf(part: number, size: number, messages: Messages): string {
  const full = Math.floor(part * size);
  return messages.paint('█'.repeat(full), 'green') + '░'.repeat(size - full);
}

/** The line of a terminal whose window may change its size, in the words of cli-progress. */
class Screen {
  readonly #stream: MessageStream;
  #drawn = 0;

  constructor(stream: MessageStream) {
    this.#stream = stream;
    stream.on('resize', this.#onResize);
  }

  getWidth = () => this.#stream.columns ?? 80;
  isTTY = () => true;
  cursorTo = (x: number) => cursorTo(this.#stream, x);
  clearRight = () => clearLine(this.#stream, 1);
  newline = () => void this.#stream.write('\n');

  clearLine(): void {
    clearLine(this.#stream, 0);
    this.#drawn = 0;
  }

  /** Takes away what is drawn, until it is drawn anew. */
  erase(): void {
    this.cursorTo(0);
    this.clearLine();
  }

  write(text: string): void {
    this.#drawn = stripVTControlCharacters(text).length;
    this.#stream.write(text);
  }

  // The line is always the last one, so there is nothing to come back to.
  cursorSave() {}
  cursorRestore() {}
  cursor() {}
  lineWrapping() {}

  close(): void {
    this.#stream.removeListener('resize', this.#onResize);
  }

  /** A narrower window has broken the line: what is left of it above would stay. */
  readonly #onResize = () => {
    const above = Math.ceil(this.#drawn / this.getWidth()) - 1;
    if (above <= 0) return;
    moveCursor(this.#stream, 0, -above);
    cursorTo(this.#stream, 0);
    clearScreenDown(this.#stream);
  };
}
