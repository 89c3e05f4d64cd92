// A kind of your own: the platform takes 31 kinds and no others, so a record of your own shape becomes one
// of them on the way. Its own rules are told in an io-ts codec, and what breaks them is refused as any other
// datum: with its place, to `onReject` and into the counts.

import assert from 'node:assert/strict';
import {Readable} from 'node:stream';
import {isLeft} from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {each, type Insulin, ingest, type Rejection, type Stage} from 'tidepool-ingest';
import {start} from '../start.js';

/** What our pen says of an injection. */
const PenDose = t.type({
  type: t.literal('penDose'),
  pen: t.string,
  at: t.string,
  units: t.number,
  priming: t.boolean,
});

/** Makes insulin data of pen doses; everything else passes as it is. */
function fromPens(): Stage {
  return each(item => {
    const {type} = Object(item.value) as {type?: unknown};
    if (type !== 'penDose') return item.value;
    const decoded = PenDose.decode(item.value);
    if (isLeft(decoded)) {
      item.refusal = decoded.left.map(({context}) => ({
        code: 'pen-dose-invalid',
        pointer: context.map(({key}) => key).join('/'),
        detail: `expected ${context.at(-1)!.type.name}`,
      }));
      return item.value;
    }
    const {pen, at, units, priming} = decoded.right;
    return {
      type: 'insulin',
      deviceId: `Pen:${pen}`,
      time: at,
      dose: {total: units, units: 'Units'},
      ...(priming && {payload: {priming}}),
    } satisfies Insulin;
  });
}

// Tried against a sandbox:
const dose = {type: 'penDose', pen: 'A1', at: '2026-01-05T08:00:00Z', units: 6, priming: false};
const records = [dose, {...dose, at: '2026-01-05T12:00:00Z', units: 'six'}];
const source = Readable.from([Buffer.from(JSON.stringify(records))]);
const {sandbox, account} = await start();
const refused: Rejection[] = [];
const {uploaded} = await ingest(source, {
  ...account,
  through: () => [fromPens()],
  onReject: rejection => refused.push(rejection),
});
assert.equal(uploaded, 1);
assert.equal(refused[0]?.index, 1);
assert.deepEqual(refused[0]?.errors, [
  {code: 'pen-dose-invalid', pointer: '/units', detail: 'expected number'},
]);
assert.equal(sandbox.state().data[0]?.type, 'insulin');
await sandbox.stop();
