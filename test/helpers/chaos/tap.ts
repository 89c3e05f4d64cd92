import {once} from 'node:events';
import net, {type AddressInfo, type Socket} from 'node:net';
import type {ExecutionContext} from 'ava';

/** A request as it came over the wire. */
export interface Tapped {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

/** What is done with a request: it goes on as it is, or gets this answer instead. */
export type OnRequest = (request: Tapped) => Promise<'pass' | string>;

/**
 * Puts a server before another that passes on every byte, hang-ups and torn answers included, and looks
 * at each request before it goes on. Gives its base URL. As a `gateway` it keeps from the other that the
 * client has hung up: then a request runs on that nobody waits for.
 */
export async function tap(
  t: Pick<ExecutionContext, 'teardown'>,
  target: string,
  onRequest: OnRequest,
  as: 'wire' | 'gateway' = 'wire',
): Promise<string> {
  const port = Number(new URL(target).port);
  const open = new Set<Socket>();
  const server = net.createServer(socket => {
    const onward = net.connect(port, '127.0.0.1');
    for (const each of [socket, onward]) {
      open.add(each);
      const end = () => {
        socket.destroy();
        if (as === 'wire' || each === onward) onward.destroy();
        open.delete(each);
      };
      each.on('error', end).on('close', end);
    }
    onward.pipe(socket, {end: false});
    void pump(socket, onward, onRequest).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function pump(socket: Socket, onward: Socket, onRequest: OnRequest): Promise<void> {
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    waiting = Buffer.concat([waiting, chunk as Buffer]);
    for (;;) {
      const found = takeRequest(waiting);
      if (!found) break;
      waiting = waiting.subarray(found.bytes.length);
      const verdict = await onRequest(found);
      if (verdict === 'pass') onward.write(found.bytes);
      else socket.write(verdict);
    }
  }
}

function takeRequest(bytes: Buffer): (Tapped & {readonly bytes: Buffer}) | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const text = bytes.toString('latin1', 0, head);
  const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
  const end = head + 4 + length;
  if (bytes.length < end) return undefined;
  const [method = '', path = ''] = text.split(' ', 2);
  return {method, path, body: bytes.subarray(head + 4, end), bytes: bytes.subarray(0, end)};
}
