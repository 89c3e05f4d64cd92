import {createWriteStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';
import {addRecord, type Digest, nothing, repeated} from '../api/digest.js';
import {decodePlain} from '../peers/decode.js';
import {type Form, type Layout, layoutOf} from './forms.js';
import {makeRecords} from './records.js';

/** A file for contestants to read, and what must arrive of it. */
export interface DataFile {
  readonly file: string;
  readonly form: Form;
  readonly records: number;
  readonly bytes: number;
  /** The records that the platform takes: ours must deliver just these. */
  readonly valid: Digest;
  /** The records that plain io-ts takes, which knows fewer rules: the peers must deliver these. */
  readonly taken: Digest;
}

/** Most records that are made afresh; a longer file has them again and again. */
export const mostMade = 400_000;

/** Writes the file of a form into a folder. */
export async function writeDataFile(
  folder: string,
  form: Form,
  wanted: number,
  make: typeof makeText = makeText,
): Promise<DataFile> {
  const copies = Math.ceil(wanted / mostMade);
  const once = make(form, Math.ceil(wanted / copies));
  const file = path.join(folder, `${form}-${wanted}`);
  const compress = form === 'gzip' ? [createGzip()] : [];
  const pieces = Readable.from(inCopies(once.text, copies, layoutOf(form)));
  await pipeline([pieces, ...compress, createWriteStream(file)]);
  return {
    ...{file, form, records: once.records * copies, bytes: (await stat(file)).size},
    valid: repeated(once.valid, copies),
    taken: repeated(once.taken, copies),
  };
}

/** Records as they stand in a file, and what must arrive of them. */
export interface Text extends Pick<DataFile, 'records' | 'valid' | 'taken'> {
  readonly text: Buffer;
}

/** Makes and prints records, without what stands before and after them. */
export function makeText(form: Form, records: number): Text {
  const {separator, print} = layoutOf(form);
  const printed: Buffer[] = [];
  let valid = nothing;
  let taken = nothing;
  for (const {record, verdict} of makeRecords(form, records)) {
    printed.push(Buffer.from(printed.length > 0 ? separator + print(record) : print(record)));
    if (verdict === 'valid') valid = addRecord(valid, record);
    if (decodePlain(record) !== undefined) taken = addRecord(taken, record);
  }
  return {text: Buffer.concat(printed), records, valid, taken};
}

function* inCopies(text: Buffer, copies: number, {head, separator, tail}: Layout) {
  yield Buffer.from(head);
  for (let copy = 0; copy < copies; copy++) {
    if (copy > 0) yield Buffer.from(separator);
    yield text;
  }
  yield Buffer.from(tail);
}
