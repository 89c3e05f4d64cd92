import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {hasWorkers} from './contestants/ours.js';
import {type HeatResult, hold} from './measure/hold.js';
import {program} from './project.js';
import {heatText} from './report/experiment-text.js';
import {describeMachine} from './report/machine.js';
import type {Measured} from './report/measured.js';
import {printResults} from './report/results.js';
import {type Order, readOrder, usage} from './wish.js';

// `npm run bench`: prints each table when it is done, and writes the results where it is asked to.

try {
  const order = readOrder(process.argv.slice(2));
  if (order) await bench(order);
  else process.stdout.write(usage);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function bench({wish, experiments, decode, results}: Order): Promise<void> {
  const began = performance.now();
  if (!hasWorkers()) console.log('There is no --workers yet: ours runs on one thread only.\n');
  const heats: HeatResult[] = [];
  let latest = '';
  for await (const heat of hold(experiments, wish)) {
    heats.push(heat);
    const title = experiments.find(({name}) => name === heat.experiment)!.title;
    if (title !== latest) console.log(`${title}\n`);
    latest = title;
    console.log(`${heatText(heat)}\n`);
  }
  const text = decode === 'run' ? runDecode() : '';
  console.log(text);
  if (results === undefined) return;
  const measured: Measured = {
    argv: process.argv.slice(2),
    day: new Date().toISOString().slice(0, 10),
    seconds: Math.round((performance.now() - began) / 1_000),
    ...{machine: describeMachine(), heats, decode: text},
  };
  writeFileSync(results, printResults(measured));
  writeFileSync(results.replace(/(\.md)?$/, '.json'), `${JSON.stringify(measured)}\n`);
}

function runDecode(): string {
  return execFileSync(process.execPath, [program('decode/main')], {encoding: 'utf8'});
}
