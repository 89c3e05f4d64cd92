import type {DatumFault} from '../block.js';
import type {ReplyFault} from '../tidepool/reply.js';
import {isOwnFailure, type Outcome} from './verdict.js';

/** What an answer to data means for them. */
export type Judgement =
  | {readonly is: 'stored'}
  /** Nothing is stored, because of the data in these places of the body. */
  | {readonly is: 'refused'; readonly data: ReadonlyMap<number, readonly DatumFault[]>}
  /** Nothing is stored, because of data that are not named; a `failure` is not in the platform's words. */
  | {
      readonly is: 'refused unnamed';
      readonly by: 'refusal' | 'failure';
      readonly faults: readonly DatumFault[];
    }
  | {readonly is: 'too large'; readonly faults: readonly DatumFault[]}
  | {readonly is: 'busy'}
  /** All, some or nothing is stored; `own` is the platform's failure, `way` that of the way to it. */
  | {readonly is: 'doubtful'; readonly failure: 'own' | 'way'}
  /** No other try helps: not allowed, closed, gone. */
  | {readonly is: 'final'};

/** Judges the outcome of sending so many data. */
export function judge(outcome: Outcome, count: number): Judgement {
  if (outcome.is === 'busy') return {is: 'busy'};
  if (outcome.is === 'doubtful') {
    return {is: 'doubtful', failure: isOwnFailure(outcome) ? 'own' : 'way'};
  }
  const {status, faults} = outcome.reply;
  if (status < 400) return {is: 'stored'};
  if (status === 413) return {is: 'too large', faults: orStatus(faults, tooLarge)};
  if (status !== 400) return {is: 'final'};
  const data = byPlace(faults, count);
  if (data.size > 0) return {is: 'refused', data};
  const by = faults.length > 0 ? 'refusal' : 'failure';
  return {is: 'refused unnamed', by, faults: orStatus(faults, refused)};
}

function byPlace(faults: readonly ReplyFault[], count: number): Map<number, DatumFault[]> {
  const data = new Map<number, DatumFault[]>();
  for (const fault of faults) {
    const {index} = fault;
    if (index === undefined || index >= count) continue;
    data.set(index, [...(data.get(index) ?? []), plain(fault)]);
  }
  return data;
}

const orStatus = (faults: readonly ReplyFault[], instead: DatumFault): readonly DatumFault[] =>
  faults.length > 0 ? faults.map(plain) : [instead];

const plain = ({code, pointer, detail}: ReplyFault): DatumFault => ({code, pointer, detail});

const refused = {code: 'refused', pointer: '', detail: 'the platform refused it without a reason'};
const tooLarge = {
  code: 'request-too-large',
  pointer: '',
  detail: 'the platform takes no request that long',
};
