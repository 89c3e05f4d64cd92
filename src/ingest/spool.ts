import {createReadStream, createWriteStream, existsSync, renameSync, rmSync} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {problem} from '../errors.js';
import type {Source} from './input.js';
import type {IngestOptions} from './options.js';

/** An input, whether it can be read once more, and how to clear away what was made for that. */
export interface Spool {
  readonly source: Source;
  readonly readable: 'again' | 'once';
  remove(): void;
}

/**
 * Keeps standard input beside the ledger, so that a later process can go on without it. Throws
 * `ERR_INGEST_CHANGED_INPUT` where what comes now is not what was kept.
 */
export async function spoolInput(source: Source, options: IngestOptions): Promise<Spool> {
  const isFiles = Array.isArray(source);
  const files = isFiles ? (source as readonly string[]) : [];
  const {ledger, signal} = options;
  if (!files.includes('-') || ledger === undefined || options.dryRun) {
    const readable = isFiles && !files.includes('-') ? 'again' : 'once';
    return {source, readable, remove() {}};
  }
  const path = `${ledger}.stdin`;
  if (existsSync(path)) await compare(path, ledger, signal);
  else await fill(path, signal);
  return {
    source: files.map(file => (file === '-' ? path : file)),
    readable: 'again',
    remove: () => rmSync(path, {force: true}),
  };
}

/** Copies standard input; only a whole copy gets the name. */
async function fill(path: string, signal: AbortSignal | undefined): Promise<void> {
  const part = `${path}.part`;
  rmSync(part, {force: true});
  const options = signal ? {signal} : {};
  try {
    const copy = createWriteStream(part, {mode: 0o600, flush: true});
    await pipeline(process.stdin, copy, options);
    renameSync(part, path);
  } catch (error) {
    const {code: reason = 'unknown'} = error as NodeJS.ErrnoException;
    if (reason === 'ABORT_ERR') throw error;
    throw problem('ERR_INGEST_NO_OUTPUT', {output: part, reason}, {cause: error});
  }
}

/** Compares standard input with its copy; none at all is fine. */
async function compare(path: string, ledger: string, signal?: AbortSignal): Promise<void> {
  if (process.stdin.isTTY) return;
  const copy = createReadStream(path)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let kept: Buffer = Buffer.alloc(0);
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    length += chunk.length;
    while (kept.length < chunk.length) {
      const {value, done} = await copy.next();
      if (done) throw problem('ERR_INGEST_CHANGED_INPUT', {ledger});
      kept = Buffer.concat([kept, value]);
    }
    if (!kept.subarray(0, chunk.length).equals(chunk)) {
      throw problem('ERR_INGEST_CHANGED_INPUT', {ledger});
    }
    kept = kept.subarray(chunk.length);
  }
  const rest = length > 0 && (kept.length > 0 || !(await copy.next()).done);
  if (rest) throw problem('ERR_INGEST_CHANGED_INPUT', {ledger});
}
