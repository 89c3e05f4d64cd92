import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';

/** A name that this process holds until it lets it go or dies, however it dies. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes a name for this process, or gives undefined while another living process has it. The lock is an
 * address that is listened on: the system frees it with the process, so none is ever left behind.
 */
export async function takeLock(name: string): Promise<ProcessLock | undefined> {
  const address = addressOf(name);
  let held = await listen(address);
  // The system takes a moment to free an address that was let go, or whose process was killed.
  for (let tries = 0; !held && tries < 10; tries++) {
    await setTimeout(20);
    held = await listen(address);
  }
  if (held || !isFile(address) || (await isAnswered(address))) return held;
  // Only where an address is a file does it outlive its process.
  rmSync(address, {force: true});
  return listen(address);
}

/** The address of a lock: one that no file stands for, where the system has such. */
export function addressOf(name: string, platform: NodeJS.Platform = process.platform): string {
  const id = `tidepool-ingest-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return `\0${id}`; // an abstract address: no file
  if (platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return path.join(tmpdir(), id);
}

const isFile = (address: string) => path.isAbsolute(address) && !address.startsWith('\\\\.\\pipe');

async function listen(address: string): Promise<ProcessLock | undefined> {
  const server = net.createServer(socket => socket.destroy());
  server.unref().listen(address);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return {release: () => void server.close()};
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(address);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });
}
