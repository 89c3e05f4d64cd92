import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** A recorded request. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly headersList?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly bodyDescription?: string;
}

/** A step: a request with its response, what was stored then, or what went into a hash. */
export interface Step {
  readonly n: number;
  readonly note: string;
  readonly request?: RecordedRequest;
  readonly response?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly rawBody?: string;
  };
  readonly state?: {
    readonly counts?: Readonly<Record<string, number>>;
    readonly dataSets?: readonly Document[];
    readonly data?: readonly Document[];
    readonly dataTruncated?: number;
  };
  readonly statuses?: readonly number[];
  readonly input?: string;
  readonly hash?: string;
}

export type Document = Readonly<Record<string, unknown>>;

/** A recorded session. */
export interface Transcript {
  readonly name: string;
  readonly number: number;
  readonly steps: readonly Step[];
}

/** Reads the recorded sessions of a folder. */
export function readTranscripts(folder: string): Transcript[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const {steps} = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      return {name: name.replace('.json', ''), number: Number.parseInt(name, 10), steps};
    });
}
