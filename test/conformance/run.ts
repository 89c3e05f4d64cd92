import {shared} from '../helpers/project.js';
import type {Aspect} from './judge.js';
import {type Replay, replay, type Tally} from './replay.js';
import {readAny} from './vectors.js';

/** Replays the vectors, or the file named, and prints where we differ; exits with 1 if anywhere. */
const file = process.argv[2] ?? shared('vectors/vectors.jsonl.gz');
if (file) print(await replay(readAny(file)));
else console.error('no vectors beside the checkout: name a file of them, gzipped JSON lines.');

function print({kinds, differences, archDependent}: Replay): void {
  const columns: Aspect[] = ['verdict', 'errors', 'details', 'hashes', 'stored'];
  console.log(row('kind', 'vectors', columns));
  for (const [kind, tally] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(
      row(
        kind,
        tally.vectors,
        columns.map(aspect => cell(tally, aspect)),
      ),
    );
  }
  console.log(`left out: ${archDependent} decided by the platform's CPU`);
  for (const {vector, difference} of differences.slice(0, 20)) {
    const {n, kind, note, datum} = vector;
    console.log(`\n#${n} ${kind} (${note}): ${difference.aspect}`);
    console.log(`  platform ${JSON.stringify(difference.expected)}`);
    console.log(`  we       ${JSON.stringify(difference.found)}`);
    console.log(`  datum    ${datum.length > 600 ? `${datum.slice(0, 600)}...` : datum}`);
  }
  console.log(`\n${differences.length} differences`);
  process.exitCode = differences.length > 0 ? 1 : 0;
}

function row(kind: string, vectors: string | number, cells: readonly string[]): string {
  const columns = [String(vectors).padStart(7), ...cells.map(each => each.padStart(9))];
  return [kind.padEnd(32), ...columns].join(' ');
}

function cell({scores}: Tally, aspect: Aspect): string {
  const score = scores.get(aspect);
  return score ? `${score.same}/${score.looked}` : '-';
}
