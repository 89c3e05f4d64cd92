import {appendFileSync, closeSync, mkdirSync, openSync, readSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import type {Mutation} from './store/mutation.js';

/**
 * Keeps every change in a file, one a line, in the order in which they were carried out; at the next
 * start they are carried out again. The file is only appended to, and before the answer is sent:
 * a process killed at any moment leaves all that it answered for, and at worst half a line after it,
 * which was answered to nobody and is cut off. Rewriting a file in place has moments at which it is
 * neither the old nor the new one.
 */
export class Journal {
  private constructor(
    private readonly name: string,
    private readonly file: number,
  ) {}

  /** Opens the journal of a folder, and hands on each change that is in it. */
  static open(directory: string, replay: (mutation: Mutation) => void): Journal {
    mkdirSync(directory, {recursive: true});
    const name = join(directory, 'sandbox.jsonl');
    const file = openSync(name, 'a+');
    // By its name: Windows does not cut what is open for appending.
    truncateSync(
      name,
      readLines(file, line => replay(JSON.parse(line))),
    );
    return new Journal(name, file);
  }

  append(mutation: Mutation): void {
    appendFileSync(this.file, `${JSON.stringify(mutation)}\n`);
  }

  clear(): void {
    truncateSync(this.name, 0);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Reads the whole lines of a file, and tells where the last of them ends. */
function readLines(file: number, take: (line: string) => void): number {
  const chunk = Buffer.alloc(1024 * 1024);
  let parts: Buffer[] = [];
  let end = 0;
  let position = 0;
  for (let size = 0; (size = readSync(file, chunk, 0, chunk.length, position)) > 0; ) {
    let start = 0;
    for (let stop = 0; (stop = chunk.subarray(0, size).indexOf(10, start)) >= 0; ) {
      parts.push(chunk.subarray(start, stop));
      take(Buffer.concat(parts).toString('utf8'));
      parts = [];
      start = stop + 1;
      end = position + start;
    }
    parts.push(Buffer.from(chunk.subarray(start, size)));
    position += size;
  }
  return end;
}
