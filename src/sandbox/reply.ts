/** What is answered to a request, before it is put on the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether it was made before anything could be compressed: no `Vary`, never gzip. */
  readonly isEarly?: boolean;
}

/** Where in a request an error lies, and of which datum. */
export interface ErrorDetail {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: {readonly pointer: string} | {readonly parameter: string} | undefined;
  /** Type of the datum. */
  readonly meta?: Readonly<Record<string, string>> | undefined;
}

/** Makes a reply of JSON text. */
export const jsonReply = (
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: {'Content-Type': 'application/json; charset=utf-8', ...headers},
  body: Buffer.from(text),
});

/** Makes the router's reply to a path that nobody answers. */
export const notFound = (): Reply => jsonReply(404, '{"Error":"Resource not found"}');

/** Makes the router's reply to a known path asked by another method. */
export const methodNotAllowed = (): Reply => jsonReply(405, '{"Error":"Method not allowed"}');
