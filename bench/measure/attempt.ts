import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Contestant} from './contestant.js';
import {type Run, run} from './run.js';

/** Runs a contestant once, with a folder of its own. */
export async function attempt({argv, exitCodes = [0]}: Contestant): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-run-'));
  try {
    return await run(argv(folder), exitCodes);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
