import test from 'ava';
import {Reservation} from '../../src/ledger/reservation.js';

/** A reservation whose disk works until it is told to be done. */
function held() {
  const asked: {upTo: number; done(error?: Error): void}[] = [];
  const reservation = new Reservation(
    upTo =>
      new Promise((resolve, reject) => {
        asked.push({upTo, done: error => (error ? reject(error) : resolve())});
      }),
  );
  const covered: (number | string)[] = [];
  const cover = async (number: number) => {
    reservation.cover(number).then(
      () => covered.push(number),
      () => covered.push(`${number} failed`),
    );
    await new Promise(setImmediate);
  };
  return {asked, covered, cover};
}

test('Reservation - the first batch waits for the disk, and so do all that come meanwhile', async t => {
  const {asked, covered, cover} = held();
  await cover(0);
  await cover(7);
  t.deepEqual(
    asked.map(({upTo}) => upTo),
    [256],
  );
  t.deepEqual(covered, []);
  asked[0]!.done();
  await cover(1);
  t.deepEqual(covered, [0, 7, 1]);
});

test('Reservation - the next batches are reserved in good time, and nothing waits for that', async t => {
  const {asked, covered, cover} = held();
  const all = cover(0);
  asked[0]!.done();
  await all;
  for (let number = 1; number < 256; number++) await cover(number);
  t.deepEqual(
    asked.map(({upTo}) => upTo),
    [256, 384],
  );
  t.is(covered.length, 256);
});

test('Reservation - a batch beyond what the disk knows waits', async t => {
  const {asked, covered, cover} = held();
  await cover(0);
  asked[0]!.done();
  await cover(1);
  await cover(200);
  await cover(256);
  await cover(400);
  t.deepEqual(
    asked.map(({upTo}) => upTo),
    [256, 456, 656],
  );
  t.deepEqual(covered, [0, 1, 200]);
  asked[1]!.done();
  await cover(255);
  t.deepEqual(covered, [0, 1, 200, 255, 256]);
  asked[2]!.done();
  await cover(300);
  t.true(covered.includes(400));
});

test('Reservation - a disk that fails is heard of by those who wait for it', async t => {
  const {asked, covered, cover} = held();
  await cover(0);
  asked[0]!.done(new Error('no disk'));
  await cover(1);
  t.deepEqual(covered, ['0 failed', '1 failed']);
});
