import {readdirSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import {Checksum} from '../../checksum/checksum.js';
import {problem} from '../../errors.js';
import type {InputMark, Ledger} from '../../ledger/index.js';
import {defaults} from '../../options.js';
import {canBeReadAgain, type FilesOptions, readFileBytes} from '../../records/files.js';
import type {IngestOptions} from '../options.js';
import {copyBytes} from './copy-bytes.js';
import {isFiles, type Source} from './input.js';
import {ofCaller} from './of-caller.js';
import {untilSilent} from './until-silent.js';

/** An input, and those of its parts that can be read only once and are kept, by their place among the files. */
export interface KeptInput {
  readonly source: Source;
  /** Its parts by name; of bytes there is one. */
  readonly files: readonly string[];
  readonly spooled: FilesOptions['spooled'];
  readonly readable: 'again' | 'once';
}

/**
 * Keeps what can be read only once, such as standard input, beside the ledger, so that a later process can
 * go on without it. Throws `ERR_INGEST_CHANGED_INPUT` where what comes now is not what was kept.
 */
export async function keepInput(
  source: Source,
  options: IngestOptions,
  ledger: Ledger | undefined,
): Promise<KeptInput> {
  const files = isFiles(source) ? source : ['input'];
  const once: number[] = [];
  for (const [at, file] of files.entries()) {
    if (!isFiles(source) || !(await canBeReadAgain(file))) once.push(at);
  }
  // Where an earlier run has done it all, the input is only looked at.
  if (ledger?.kind !== 'file' || ledger.end) {
    return {source, files, spooled: undefined, readable: once.length === 0 ? 'again' : 'once'};
  }
  const kept = new Map<number, () => AsyncGenerator<Buffer>>();
  for (const at of once) {
    const copy = keptPath(options.ledger!, at);
    await keep(at, copy, source, options, ledger);
    kept.set(at, () => readFileBytes(copy, options));
  }
  return {source: files, files, spooled: kept, readable: 'again'};
}

/** Removes what was kept of the input of a ledger, copies that were broken off too. */
export function removeKept(ledger: string): void {
  const {dir, base} = path.parse(keptPath(ledger, 0));
  const stem = base.slice(0, -1);
  for (const name of readdirSync(dir || '.')) {
    const rest = name.startsWith(stem) ? name.slice(stem.length) : '';
    if (/^\d+(\.part)?$/.test(rest)) rmSync(path.join(dir, name), {force: true});
  }
}

const keptPath = (ledger: string, at: number) => `${ledger}.input-${at + 1}`;

async function keep(
  at: number,
  copy: string,
  source: Source,
  options: IngestOptions,
  ledger: Ledger,
): Promise<void> {
  const left = new AbortController();
  const {signal = left.signal} = options;
  const whileWanted = {signal: AbortSignal.any([signal, left.signal])};
  const bytes = isFiles(source) ? readFileBytes(source[at]!, whileWanted) : ofCaller(source);
  const known = ledger.kept.get(at);
  try {
    if (known && isWhole(copy, known)) {
      const isTyped = isFiles(source) && source[at] === '-' && process.stdin.isTTY;
      const found = isTyped ? 'nothing' : await compare(bytes, known);
      if (found === 'another') throw changed(options);
      if (found === 'nothing') {
        options.onNotice?.(`Nothing comes in: going on with ${copy}, which an earlier run kept.`);
      }
      return;
    }
    const mark = await copyBytes(bytes, copy, {known, signal: options.signal});
    if (mark === 'another') throw changed(options);
    ledger.noteKept({kept: at, ...mark});
  } finally {
    left.abort(); // nobody listens to a silent pipe any longer
  }
}

function isWhole(copy: string, {bytes}: InputMark): boolean {
  return statSync(copy, {throwIfNoEntry: false})?.size === bytes;
}

/** Compares what comes in with what was kept. */
async function compare(
  bytes: AsyncIterable<Uint8Array>,
  known: InputMark,
): Promise<'the same' | 'another' | 'nothing'> {
  const sum = new Checksum();
  await untilSilent(bytes, chunk => sum.add(chunk), defaults.silence);
  const {mark} = sum;
  if (mark.bytes === 0) return 'nothing';
  return mark.bytes === known.bytes && mark.sum === known.sum ? 'the same' : 'another';
}

const changed = ({ledger = ''}: IngestOptions) => problem('ERR_INGEST_CHANGED_INPUT', {ledger});
