import type {Api} from '../api/api.js';
import {isSame} from '../api/digest.js';
import {attempt} from './attempt.js';
import {type Contestant, expectedOf} from './contestant.js';

/**
 * Runs a contestant untimed against an API that looks at each record. Throws unless just the records
 * it has to deliver arrived, each once, unchanged but for an id.
 */
export async function verify(contestant: Contestant, api: Api): Promise<void> {
  const expected = expectedOf(contestant);
  if (!expected) return;
  await api.begin({latency: 0, bodies: 'digested'});
  await attempt(contestant);
  const {digest} = await api.end();
  if (isSame(digest, expected)) return;
  const what =
    digest.count === expected.count
      ? `all ${expected.count} records, but not as they were`
      : `${digest.count} records instead of ${expected.count}`;
  throw new Error(`${contestant.name} delivered ${what} (${contestant.data!.form})`);
}
