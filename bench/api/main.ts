import type {AddressInfo} from 'node:net';
import {type Conduct, DrainServer, type Receipt} from './server.js';

// The API in a process of its own, so that what it does is not counted as a contestant's. Its parent
// tells it how to behave, and is told what it took: one answer to each message.

/** What the process answers. */
export interface ApiAnswer {
  readonly url: string;
  readonly receipt: Receipt;
  /** Seconds of CPU this process has used since it began. */
  readonly cpu: number;
}

const server = new DrainServer();

process.on('message', (message: Conduct | 'report') => {
  const {receipt} = server;
  const {user, system} = process.cpuUsage();
  if (message !== 'report') server.begin(message);
  const {port} = server.http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  process.send!({url, receipt, cpu: (user + system) / 1e6} satisfies ApiAnswer);
});
process.on('disconnect', () => process.exit());
server.http.listen(0, '127.0.0.1', () => process.send!('ready'));
