import {closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {guardOutput, type InputMark, syncFolder} from '../ledger/index.js';
import {InputSum} from './input-sum.js';

/**
 * Copies bytes to a file that only its owner may read, and that has its name only when it is whole.
 * Where nothing comes and an earlier copy was broken off, that is left as it is.
 */
export async function copyBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  signal: AbortSignal | undefined,
): Promise<InputMark | 'nothing after something'> {
  const part = `${path}.part`;
  const guard = <T>(action: () => T) => guardOutput(part, action);
  const sum = new InputSum();
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
    if (descriptor === undefined && existsSync(part)) return 'nothing after something';
    descriptor ??= guard(() => openNew(part));
    const open = descriptor;
    guard(() => fsyncSync(open));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  guard(() => renameSync(part, path));
  syncFolder(path);
  return sum.mark;
}

function openNew(path: string): number {
  rmSync(path, {force: true});
  return openSync(path, 'wx', 0o600);
}
