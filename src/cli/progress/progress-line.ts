import type {Shown} from './gauge.js';

/** Tells how far a command has come. */
export interface ProgressLine {
  /** Counts bytes taken from the input. */
  advance(bytes: number): void;
  /** Takes note of the counts, which may move on; cheap enough to be called for each datum. */
  show(shown: Shown): void;
  /** Writes a message, without the line in its way. */
  say(message: string): void;
  /** Takes the line away. */
  end(): void;
}

/** When something is shown, in milliseconds. */
export interface Pace {
  /** A command that is done sooner shows no bar. */
  readonly patience: number;
  /** Between two lines of a log. */
  readonly interval: number;
}
