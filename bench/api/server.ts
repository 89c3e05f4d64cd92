import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {addRecord, type Digest, nothing} from './digest.js';

/** How the server is to behave until it is told otherwise. */
export interface Conduct {
  /** Milliseconds it waits before each answer. */
  readonly latency: number;
  /** Whether it looks at the records: that costs more than receiving them. */
  readonly bodies: 'drained' | 'digested';
}

/** What it took since it was last told how to behave. */
export interface Receipt {
  readonly requests: number;
  readonly bytes: number;
  readonly digest: Digest;
}

interface DataSet {
  readonly uploadId: string;
  readonly deviceId?: string;
}

/**
 * The least of the platform's data API that a client can work against: it opens, takes, closes and
 * lists, and judges nothing, so that it takes as little as can be of the machine it is measured on.
 */
export class DrainServer {
  readonly http: Server = createServer((request, response) => void this.#serve(request, response));
  #conduct: Conduct = {latency: 0, bodies: 'drained'};
  #sets = new Map<string, DataSet>();
  #closed: DataSet[] = [];
  #requests = 0;
  #bytes = 0;
  #digest = nothing;

  /** Forgets everything and behaves like this from now on. */
  begin(conduct: Conduct): void {
    this.#conduct = conduct;
    this.#sets = new Map();
    this.#closed = [];
    this.#requests = 0;
    this.#bytes = 0;
    this.#digest = nothing;
  }

  get receipt(): Receipt {
    return {requests: this.#requests, bytes: this.#bytes, digest: this.#digest};
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requests++;
    const {pathname, searchParams} = new URL(request.url!, 'http://localhost');
    const isData = pathname.endsWith('/data');
    const keep = !isData || this.#conduct.bodies === 'digested';
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (isData) this.#bytes += chunk.length;
      if (keep) chunks.push(chunk);
    }
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const answer = isData
      ? this.#add(body)
      : this.#answer(request.method!, pathname, searchParams.get('deviceId'), body);
    if (this.#conduct.latency > 0) {
      await new Promise(resolve => setTimeout(resolve, this.#conduct.latency));
    }
    response.writeHead(answer === undefined ? 404 : 200, {'content-type': 'application/json'});
    response.end(JSON.stringify(answer ?? {code: 'not-found'}));
  }

  #add(records: readonly unknown[] | undefined): object {
    for (const record of records ?? []) this.#digest = addRecord(this.#digest, record);
    return {data: []};
  }

  #answer(method: string, path: string, deviceId: string | null, body: unknown): unknown {
    if (method === 'POST') {
      const {id, deviceId} = body as {id: string; deviceId?: string};
      const set: DataSet = {uploadId: id, ...(deviceId !== undefined && {deviceId})};
      this.#sets.set(id, set);
      return {data: set};
    }
    if (method === 'GET') {
      return this.#closed.filter(set => deviceId === null || set.deviceId === deviceId);
    }
    const set = this.#sets.get(path.split('/').at(-1)!);
    if (set) this.#closed.push(set);
    return set && {data: set};
  }
}
