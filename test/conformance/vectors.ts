import {createReadStream, existsSync, readFileSync} from 'node:fs';
import {createGunzip, gunzipSync} from 'node:zlib';

/** What the platform answered to one datum. */
export interface Vector {
  readonly n: number;
  readonly kind: string;
  readonly note: string;
  readonly userId: string;
  readonly uploadId: string;
  /** The JSON text that was sent. */
  readonly datum: string;
  readonly expect: Expected;
  /** Decided by the platform's own CPU: judges nobody. */
  readonly archDependent?: boolean;
}

export type Expected =
  | {readonly ok: true; readonly data: readonly ExpectedDatum[]}
  | {
      readonly ok: false;
      readonly stage: 'decode' | 'parse' | 'validate';
      readonly errors: readonly ExpectedError[];
      readonly unordered?: boolean;
    };

export interface ExpectedError {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

export interface ExpectedDatum {
  readonly type: string;
  readonly hashDevice?: string;
  readonly hashDataSet?: string;
  readonly stored?: Record<string, unknown>;
}

/** Reads vectors, one JSON object a line, gzipped. */
export async function* readVectors(file: string): AsyncGenerator<Vector> {
  for await (const line of lines(file)) yield JSON.parse(line) as Vector;
}

/** Reads a dump with what the platform said of each datum, where `<dump>.expect.jsonl.gz` lies beside it. */
export async function* readDump(file: string): AsyncGenerator<Vector> {
  const data = JSON.parse(gunzipSync(readFileSync(file)).toString()) as unknown[];
  for await (const line of lines(expectationsOf(file))) {
    const {index, expect} = JSON.parse(line) as {index: number; expect: Expected};
    yield {
      n: index,
      kind: 'dump',
      note: '',
      userId: '1234567890',
      uploadId: '0123456789abcdef0123456789abcdef',
      datum: JSON.stringify(data[index]),
      expect,
    };
  }
}

/** Reads either, told by what lies beside the file. */
export const readAny = (file: string): AsyncGenerator<Vector> =>
  existsSync(expectationsOf(file)) && expectationsOf(file) !== file
    ? readDump(file)
    : readVectors(file);

const expectationsOf = (file: string) => file.replace(/\.json\.gz$/, '.expect.jsonl.gz');

/** Not by readline: from Node 24 on it ends a line at U+2028 too, which JSON has raw in its texts. */
async function* lines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const whole = `${rest}${chunk}`.split('\n');
    rest = whole.pop()!;
    yield* whole;
  }
  if (rest !== '') yield rest;
}
