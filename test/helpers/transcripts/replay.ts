import {setTimeout as sleep} from 'node:timers/promises';
import {type Answer, ask} from '../ask.js';
import {cbg, type TestSandbox} from '../test-sandbox.js';
import {bodyOf} from './bodies.js';
import {answerDiffers, stateDiffers} from './compare.js';
import {Placeholders} from './placeholders.js';
import {type Script, scripts} from './scripts.js';
import type {RecordedRequest, Step, Transcript} from './transcript.js';

/** What a replay found: the steps compared, and the first difference. */
export interface Replayed {
  readonly compared: number;
  readonly difference: string | undefined;
}

/** Replays a recorded session, faults included, until something is not as recorded. */
export async function replay({number, steps}: Transcript, sandbox: TestSandbox): Promise<Replayed> {
  const run = new Run(sandbox, scripts[number] ?? {}, steps);
  let compared = 0;
  for (const step of steps) {
    const difference = await run.step(step);
    if (difference !== undefined)
      return {compared, difference: `step ${step.n} (${step.note}): ${difference}`};
    compared += 1;
  }
  return {compared, difference: undefined};
}

class Run {
  private readonly placeholders = new Placeholders();
  private held: Promise<Answer> | undefined;

  constructor(
    private readonly sandbox: TestSandbox,
    private readonly script: Script,
    private readonly steps: readonly Step[],
  ) {}

  async step(step: Step): Promise<string | undefined> {
    const {sandbox, script, placeholders} = this;
    if (script.resets?.includes(step.n)) sandbox.reset();
    if (script.held?.before === step.n) await this.hold(script.held);
    if (step.statuses) return this.parallel(step.statuses);
    if (step.state) return stateDiffers(step.state, sandbox.state(), placeholders);
    if (!step.request) return undefined; // what went into a hash, or how often something came out
    const call = script.hangUps?.[step.n];
    if (call !== undefined) return this.hangUp(step.request, call);
    sandbox.faults(script.faults?.[step.n] ?? []);
    const answer = await this.answerTo(step);
    if (answer.status === 201) await sleep(2); // lists go by createdTime, in milliseconds
    return answerDiffers(step.response!, answer, placeholders);
  }

  private answerTo({n, request}: Step): Promise<Answer> {
    if (n !== this.script.held?.step) return this.send(request!);
    this.sandbox.release();
    return this.held!;
  }

  private async hold({step, at}: NonNullable<Script['held']>): Promise<void> {
    this.sandbox.faults([{at, do: 'hold'}]);
    this.held = this.send(this.steps.find(({n}) => n === step)!.request!);
    await this.sandbox.untilHeld();
  }

  private async parallel(statuses: readonly number[]): Promise<string | undefined> {
    const id = this.placeholders.fill('<set:1>') as string;
    const answers = statuses.map((_, batch) =>
      this.sandbox.add(
        id,
        Array.from({length: 50}, (_, i) => cbg(50 * batch + i)),
      ),
    );
    const found = (await Promise.all(answers)).map(({status}) => status);
    return `${found}` === `${statuses}` ? undefined : `${statuses} expected, ${found} found`;
  }

  private async hangUp(request: RecordedRequest, at: NonNullable<Script['held']>['at']) {
    this.sandbox.faults([{at, do: 'hold'}]);
    const controller = new AbortController();
    const body = request.path.endsWith('/data') ? [cbg(0)] : (request.body ?? undefined);
    const answer = this.send({...request, headers: owner, body}, controller.signal);
    await this.sandbox.untilHeld();
    controller.abort();
    await answer.catch(() => {});
    await this.roundTrips();
    this.sandbox.release();
    await this.roundTrips();
    return undefined;
  }

  /** What the sandbox got before these it has noticed after them. */
  private async roundTrips(): Promise<void> {
    for (let i = 0; i < 3; i++) await this.sandbox.ask('GET /v1/time');
  }

  private send(request: RecordedRequest, signal?: AbortSignal): Promise<Answer> {
    const {method, path, headers = {}, headersList = []} = request;
    const sent: Record<string, string | string[]> = {...headers};
    for (const [name, value] of headersList) sent[name] = [...(sent[name] ?? []), value];
    return ask(this.sandbox.url, `${method} ${this.placeholders.fill(path)}`, {
      token: '',
      headers: sent,
      body: bodyOf(request, this.placeholders),
      ...(signal && {signal}),
    });
  }
}

const owner = {'X-Tidepool-Session-Token': 'user-token'};
