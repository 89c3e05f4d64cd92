import {IngestError, problem} from '../errors.js';
import {publish} from '../events.js';
import type {Connection} from '../tidepool/client.js';
import {
  deleteDataSet,
  type ListOptions,
  listDataSets,
  probeDataSet,
  SetReply,
} from '../tidepool/data-sets.js';
import {refusal} from '../tidepool/reply.js';
import {type Courier, type CourierOptions, courierOf, giveUp, Tries} from './courier.js';
import {expectNotDeleted} from './look-up.js';
import type {Outcome} from './verdict.js';

/** How we know that a set is closed: the platform said so, or only its list shows it. */
export type Proof = 'answer' | 'list';

/** A close, and what came before it. */
export type CloseOptions = ListOptions &
  Connection &
  CourierOptions & {
    /** What became of an earlier close of ours: nothing is known of one that was not answered. */
    readonly earlier?: 'none' | 'unanswered' | 'failed' | undefined;
    /** Called as soon as the platform answers a close with a failure, before anything else is asked. */
    readonly onFailure?: (() => void) | undefined;
  };

/**
 * Closes a data set, which makes its data visible, and confirms it by the list of its user's sets. Throws
 * `ERR_INGEST_HALF_CLOSED` where its data will never be seen, `ERR_INGEST_NOT_CLOSED` where nobody knows.
 */
export async function closeDataSet(id: string, options: CloseOptions): Promise<Proof> {
  const began = performance.now();
  const proof = await closeUntilKnown(id, options);
  const milliseconds = performance.now() - began;
  publish('tidepool-ingest:close', () => ({dataSetId: id, proof, milliseconds}));
  return proof;
}

async function closeUntilKnown(id: string, options: CloseOptions): Promise<Proof> {
  const {onFailure, signal} = options;
  const courier = courierOf(options);
  let {earlier = 'none'} = options;
  for (const tries = new Tries(); ; ) {
    if (earlier === 'failed') {
      if ((await stateOf(id, courier)) === 'closed') throw await halfClosed(id, courier);
      earlier = 'none';
    }
    const outcome = await put(id, courier, signal);
    if (outcome.is === 'answered')
      return conclude(id, outcome.reply, {...options, courier, earlier});
    tries.count(outcome);
    if (outcome.is === 'doubtful') earlier = isFailure(outcome) ? 'failed' : 'unanswered';
    if (earlier === 'failed') {
      onFailure?.();
      if ((await stateOf(id, courier)) === 'closed') throw await halfClosed(id, courier);
      earlier = 'none';
    }
    try {
      await courier.pause(outcome, tries, signal);
    } catch (error) {
      throw earlier === 'unanswered' ? doubtful(id, giveUp(outcome, tries)) : error;
    }
  }
}

function put(id: string, courier: Courier, signal: AbortSignal | undefined): Promise<Outcome> {
  return courier.try('PUT', courier.routes.dataSet(id), {
    // The platform reads no body here, but one keeps it from giving up half-way if we vanish.
    body: {dataState: 'closed'},
    timeout: courier.closeTimeout,
    expect: SetReply,
    signal,
  });
}

/** Whether the platform itself has failed, not the way to it. */
const isFailure = ({reply}: Outcome) => reply !== undefined && reply.status >= 500;

interface Answered extends ListOptions {
  readonly courier: Courier;
  readonly earlier: 'none' | 'unanswered' | 'failed';
  readonly signal?: AbortSignal | undefined;
}

async function conclude(
  id: string,
  reply: Parameters<typeof refusal>[0],
  options: Answered,
): Promise<Proof> {
  const {courier, earlier} = options;
  if (reply.status === 409 && earlier === 'none')
    throw notClosed(id, 'somebody else has closed it');
  if (reply.status >= 400 && reply.status !== 409) throw refusal(reply);
  const proof = reply.status === 409 ? 'list' : 'answer';
  switch (await look(id, options)) {
    case 'listed':
      return proof;
    case 'not allowed to look':
      if (proof === 'answer') return proof;
      throw notClosed(id, 'this account may not list the sets of this user');
    default:
      if ((await stateOf(id, courier)) === 'closed') throw await halfClosed(id, courier);
      throw notClosed(id, 'the platform says so and takes data all the same');
  }
}

/** Looks a closed set up in the list, some times: where no answer came, the platform may not be done yet. */
async function look(id: string, options: Answered) {
  const {courier, userId, deviceId, signal} = options;
  for (const tries = new Tries(); ; ) {
    const sets = await listDataSets({userId, deviceId, client: courier}).catch(error => {
      if (error instanceof IngestError && error.code === 'ERR_INGEST_FORBIDDEN') return undefined;
      throw doubtful(id, error);
    });
    if (!sets) return 'not allowed to look';
    if (sets.some(({uploadId}) => uploadId === id)) return 'listed';
    if (++tries.all >= looks) return 'not listed';
    await courier.sleep(tries, signal);
  }
}

/** Looks at the list before a set counts as not there. */
const looks = 5;

const stateOf = (id: string, client: Courier) =>
  probeDataSet(id, {client}).catch(error => {
    throw doubtful(id, error);
  });

/** What was deleted just before it was closed looks the same, and shows data again that nobody asked for. */
async function halfClosed(dataSetId: string, courier: Courier): Promise<unknown> {
  try {
    await expectNotDeleted(dataSetId, courier);
  } catch (error) {
    const isGone = error instanceof IngestError && error.code === 'ERR_INGEST_SET_GONE';
    if (!isGone) return doubtful(dataSetId, error);
    await deleteDataSet(dataSetId, {client: courier});
    return error;
  }
  return problem('ERR_INGEST_HALF_CLOSED', {dataSetId});
}

const notClosed = (dataSetId: string, reason: string, cause?: unknown) =>
  problem('ERR_INGEST_NOT_CLOSED', {dataSetId, reason}, {cause});

/** Says of a failure of the way or of the platform that the close may have happened, wholly or half-way. */
function doubtful(id: string, error: unknown): unknown {
  if (!(error instanceof IngestError) || error.fault !== 'service') return error;
  return notClosed(id, error.message.replace(/\.$/, ''), error);
}
