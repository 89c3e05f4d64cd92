import {closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {Checksum} from '../../checksum/checksum.js';
import {guardOutput, type InputMark, syncFolder} from '../../ledger/index.js';

/** What is to be copied, and what an earlier copy was. */
export interface CopyOptions {
  readonly known?: InputMark | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Copies bytes to a file that only its owner may read, and that has its name only when it is whole. Gives
 * `another` where they are not what is known, or where nothing comes of what an earlier process began to copy.
 */
export async function copyBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  {known, signal}: CopyOptions,
): Promise<InputMark | 'another'> {
  const part = `${path}.part`;
  const guard = <T>(action: () => T) => guardOutput(part, action);
  const sum = new Checksum();
  let descriptor: number | undefined;
  try {
    for await (const chunk of bytes) {
      signal?.throwIfAborted();
      descriptor ??= guard(() => openNew(part));
      const open = descriptor;
      guard(() => {
        for (let at = 0; at < chunk.length; ) at += writeSync(open, chunk, at);
      });
      sum.add(chunk);
    }
    if (descriptor === undefined && existsSync(part)) return 'another';
    descriptor ??= guard(() => openNew(part));
    const open = descriptor;
    guard(() => fsyncSync(open));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  if (known && known.sum !== sum.mark.sum) {
    rmSync(part);
    return 'another';
  }
  guard(() => renameSync(part, path));
  syncFolder(path);
  return sum.mark;
}

function openNew(path: string): number {
  rmSync(path, {force: true});
  return openSync(path, 'wx', 0o600);
}
