import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {bin, program} from '../project.js';
import type {Experiment, Ground, Heat} from './experiment.js';

const bare = 'Node alone';

/** What it takes to start. */
export const start: Experiment = {
  name: 'start',
  title: '`check` of a file with one record',
  note: 'Against a Node that does nothing.',
  async *heats({wish, files}: Ground): AsyncGenerator<Heat> {
    const file = path.join(files.folder, 'one-record');
    await writeFile(file, oneRecord);
    yield {
      name: 'one record',
      ...{rounds: wish.rounds * 2, latency: 0, verified: []},
      contestants: [
        {name: 'check', delivers: 'nothing', argv: () => [bin, 'check', file]},
        {name: bare, delivers: 'nothing', argv: () => [program('peers/nothing')]},
      ],
      against: [bare],
    };
  },
};

const oneRecord = JSON.stringify([
  {type: 'cbg', deviceId: 'd', time: '2026-01-01T00:00:00Z', units: 'mg/dL', value: 100},
]);
