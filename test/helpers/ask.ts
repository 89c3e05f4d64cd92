import http, {type IncomingHttpHeaders, type OutgoingHttpHeaders} from 'node:http';
import {gunzipSync} from 'node:zlib';

/** An answer; `json` is undefined where the text is none. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever was answered
  readonly json: any;
}

/** How a request is made: by default with the owner's token, a body that is no Buffer as JSON. */
export interface Question {
  readonly token?: string | undefined;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Makes a request: `ask(url, 'PUT /v1/data_sets/...')`. Rejects where no whole answer comes. */
export function ask(url: string, request: string, question: Question = {}): Promise<Answer> {
  const [method, path] = request.split(' ');
  const {token = 'user-token', headers = {}, body, signal} = question;
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const all: OutgoingHttpHeaders = token === '' ? {} : {'X-Tidepool-Session-Token': token};
  if ((bytes !== undefined || method !== 'GET') && !('Transfer-Encoding' in headers))
    all['Content-Length'] = Buffer.byteLength(bytes ?? '');
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    const options = {hostname, port, method, path, headers: {...all, ...headers}, signal};
    const sent = http.request({...options, agent: false}, response => {
      const parts: Buffer[] = [];
      response.on('data', part => parts.push(part)).on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(parts);
        const isGzip = response.headers['content-encoding'] === 'gzip';
        const text = (isGzip ? gunzipSync(whole) : whole).toString('utf8');
        const {statusCode: status = 0, headers} = response;
        resolve({status, headers, text, json: parse(text)});
      });
    });
    sent.on('error', reject).end(bytes);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
