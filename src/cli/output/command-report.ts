import {problem} from '../../errors.js';
import {Reporter, ReportFile, type RunEnd} from '../../report/index.js';
import type {Context} from '../context.js';
import {isSameFile} from '../flags/same-file.js';
import {isTold} from './failure.js';

/** The flags that a report has to do with. */
export interface ReportFlags {
  readonly report?: string;
  readonly rejects?: string;
  readonly state?: string;
  readonly session?: string;
  readonly sandbox?: true;
  readonly quiet?: true;
  readonly log?: 'text' | 'json';
}

/** The report of a command: its job is done by the reporter, which looks on. */
export class CommandReport {
  readonly reporter: Reporter;
  readonly #name: string;
  readonly #voice: 'heard' | 'silent';
  #file: ReportFile | undefined;

  /** Throws `ERR_INGEST_USAGE` if it would be written over a file that the command needs. */
  constructor(name: string, flags: ReportFlags, input: readonly string[]) {
    const {rejects, state, session, sandbox, quiet, log} = flags;
    const needed = [...input, rejects, state, session].find(other => isSameFile(other, name));
    if (needed !== undefined) {
      throw problem('ERR_INGEST_USAGE', {
        message: `--report names ${name}, which this command needs for something else.`,
      });
    }
    this.#name = name;
    this.#voice = quiet || log === 'json' ? 'silent' : 'heard';
    this.reporter = new Reporter({sandbox});
  }

  /** Makes sure that it can be written; throws `ERR_INGEST_NO_OUTPUT`. */
  open(): void {
    this.#file = new ReportFile(this.#name);
  }

  /** Writes how the command has ended; nothing of a wrong call, which did not begin. */
  async write(end: RunEnd, {interrupt, messages}: Context): Promise<void> {
    const file = this.#file;
    if (!file) return;
    try {
      if (end.error !== undefined && !isTold(end.error)) return;
      await interrupt.bound(file.write(this.reporter.report(end)), interrupt.left);
      this.#say(`Report, for you alone to read: ${this.#name}`, messages);
    } catch (error) {
      if (!interrupt.signal.aborted) throw error;
      this.#say('No report was written: there was no time left.', messages);
    } finally {
      file.close();
    }
  }

  #say(line: string, messages: Context['messages']): void {
    if (this.#voice === 'heard') messages.say(line);
  }
}
