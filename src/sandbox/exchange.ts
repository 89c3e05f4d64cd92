import {randomBytes} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {HeaderValues} from './authentication.js';
import type {Trace} from './family-a.js';

/** The client went away while its request was being read. */
export class HungUp extends Error {}

/** One request, and what became of its connection. */
export class Exchange {
  readonly method: string;
  /** As it came, percent-encoded. */
  readonly path: string;
  /** What follows the question mark. */
  readonly query: string;
  readonly headers: HeaderValues;
  readonly trace: Trace;
  private isBodyPending: boolean;
  private isClosed = false;
  private read: Promise<Buffer> | undefined;

  constructor(
    private readonly request: IncomingMessage,
    readonly response: ServerResponse,
  ) {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    this.method = request.method ?? '';
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.query = mark < 0 ? '' : url.slice(mark + 1);
    this.headers = request.headersDistinct;
    this.trace = {
      request: this.header('x-tidepool-trace-request').slice(0, 64) || newId(),
      session: this.header('x-tidepool-trace-session').slice(0, 64) || undefined,
    };
    this.isBodyPending = this.hasBody;
    response.on('close', () => {
      this.isClosed = !response.writableFinished;
    });
  }

  /** Takes a header, the first of several, `''` if it was not sent. */
  header(name: string): string {
    return this.headers[name]?.[0] ?? '';
  }

  /**
   * Whether the client is known to have gone. The platform's server looks at the connection only
   * once a body, if there is one, was read: a close with an unread body goes on unawares
   * (reference session.md, section 6).
   */
  get hungUp(): boolean {
    return this.isClosed && !this.isBodyPending;
  }

  /**
   * Tells the length of the body: of one that comes in chunks, by reading it.
   * @throws HungUp if the client goes before its end
   */
  async bodyBytes(): Promise<number> {
    const isChunked = this.headers['transfer-encoding'] !== undefined;
    return isChunked ? (await this.body()).length : this.announcedBytes;
  }

  get remoteAddress(): string {
    return (this.request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  }

  /**
   * Reads the body, once.
   * @throws HungUp if the client goes before its end
   */
  body(): Promise<Buffer> {
    return (this.read ??= this.readBody());
  }

  private async readBody(): Promise<Buffer> {
    const parts: Buffer[] = [];
    try {
      for await (const part of this.request) parts.push(part as Buffer);
    } catch {
      throw new HungUp();
    }
    this.isBodyPending = false;
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  private get announcedBytes(): number {
    return Number(this.header('content-length')) || 0;
  }

  private get hasBody(): boolean {
    return this.announcedBytes > 0 || this.headers['transfer-encoding'] !== undefined;
  }
}

/** Makes an id as the platform does: 32 hex digits at random. */
export const newId = (): string => randomBytes(16).toString('hex');
