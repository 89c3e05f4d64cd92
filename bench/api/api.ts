import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {program} from '../project.js';
import type {ApiAnswer} from './main.js';
import type {Conduct, Receipt} from './server.js';

/** The API that contestants deliver to, as seen from the process that measures. */
export class Api {
  #cpuBefore = 0;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts it in a process of its own. */
  static async start(): Promise<Api> {
    const child = fork(program('api/main'), {execArgv: []});
    await once(child, 'message');
    const {url} = await ask(child, 'report');
    return new Api(url, child);
  }

  /** Makes it forget everything and behave so. */
  async begin(conduct: Conduct): Promise<void> {
    this.#cpuBefore = (await ask(this.child, conduct)).cpu;
  }

  /** Tells what it took since, and the seconds of CPU that took. */
  async end(): Promise<Receipt & {readonly cpu: number}> {
    const {receipt, cpu} = await ask(this.child, 'report');
    return {...receipt, cpu: cpu - this.#cpuBefore};
  }

  stop(): void {
    this.child.disconnect();
  }
}

async function ask(child: ChildProcess, message: Conduct | 'report'): Promise<ApiAnswer> {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0] as ApiAnswer;
}
