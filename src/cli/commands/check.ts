import type {Command} from 'commander';
import type {CheckFlags} from '../actions/check.js';
import {Flag} from '../flags/flag.js';
import {addGroup, addInputFlags} from '../flags/flags.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `check`. */
export function addCheck(program: Command, start: Start): void {
  const command = addInputFlags(program.command('check'))
    .description('decode and identify every datum; no network')
    .action((files: string[], _, self: Command) =>
      start<CheckFlags>(self, async (flags, context) => {
        const {check} = await import('../actions/check.js');
        return check(files, flags, context);
      }),
    );
  addGroup(command, 'Judgement:', [
    new Flag('--data-set-id <id>', "give this data set's identity hash, not the device's", {
      is: 'text',
    }),
  ]);
  addGroup(command, 'Output:', [new Flag('--json-lines', 'print a line a datum')]);
  about(command, {
    details:
      'Tells what the platform would say of each datum, what kinds and devices there are, which data are duplicates, and what is accepted but worth a look. Refused data are grouped by cause, with the rule and what to do.',
    examples: [
      ['See what would be refused, and why', 'tidepool-ingest check dump.json.gz'],
      [
        'Judge an export of the platform as it would be sent',
        'tidepool-ingest check export.json --prepare',
      ],
      [
        'Keep the verdict on each datum',
        'tidepool-ingest check dump.json --json-lines > verdicts.jsonl',
      ],
    ],
  });
}
