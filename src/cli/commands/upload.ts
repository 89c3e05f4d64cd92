import type {Command} from 'commander';
import {defaults} from '../../options.js';
import {Flag} from '../flags/flag.js';
import {addGroup, addInputFlags, baseUrlFlag} from '../flags/flags.js';
import type {UploadFlags} from '../flags/upload-options.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `upload`. */
export function addUpload(program: Command, start: Start): void {
  const command = addInputFlags(program.command('upload'))
    .description('put every valid datum into data sets, and close them')
    .action((files: string[], _, self: Command) =>
      start<UploadFlags>(self, async (flags, context) => {
        const {upload} = await import('../actions/upload.js');
        return upload(files, flags, context);
      }),
    );
  addGroup(command, 'Target:', flagsOfTarget());
  addGroup(command, 'Requests:', flagsOfRequests());
  addGroup(command, 'Run:', flagsOfRun());
  about(command, {
    details:
      'Opens a data set for each device of the input, sends every valid datum in batches, closes the sets and verifies that they are closed. Every datum is uploaded, refused or dropped as a duplicate, and the counts add up. Credentials come from the environment or from files, never from a flag.',
    examples: [
      [
        'See what would happen, and send nothing',
        'tidepool-ingest upload dump.json.gz --user-id U --dry-run',
      ],
      [
        'Rehearse against a stand-in for the platform',
        'tidepool-ingest upload dump.json.gz --user-id U --sandbox',
      ],
      [
        'Upload, and be able to go on where it stopped',
        'tidepool-ingest upload dump.json.gz --user-id U --base-url https://api.tidepool.org --rejects rejects.jsonl --state upload.ledger',
      ],
      [
        'Send what was refused, once it is mended',
        'tidepool-ingest upload rejects.jsonl --from-rejects --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

function flagsOfTarget(): Flag[] {
  return [
    baseUrlFlag(),
    new Flag('--sandbox', 'to a stand-in for the platform, inside this process').conflicts(
      'baseUrl',
    ),
    new Flag('--data-sets <how>', 'a data set a device, or one (default: per-device)', {
      is: 'choice',
      of: ['per-device', 'one'],
    }).configurable(),
    new Flag('--data-set <id>', 'append to this open data set, and leave it open', {
      is: 'text',
    }).overriding('dataSets'),
    new Flag('--session <file>', 'JSON template of the body that opens a data set', {is: 'file'})
      .conflicts('dataSet')
      .configurable(),
    new Flag('--no-close', 'leave the data sets open').configurable(),
  ];
}

function flagsOfRequests(): Flag[] {
  const whole = (least: number, most?: number) =>
    ({is: 'whole number', least, ...(most !== undefined && {most})}) as const;
  return [
    new Flag('--batch-size <n>', 'data a request', whole(1))
      .default(defaults.batchSize)
      .configurable(),
    new Flag('--flush-bytes <n>', 'bytes a request', whole(1))
      .default(defaults.flushBytes)
      .configurable(),
    new Flag('--concurrency <n>', 'requests at a time', whole(1))
      .default(defaults.concurrency)
      .configurable(),
    new Flag('--retries <n>', 'tries after the first, a request', whole(0))
      .default(defaults.retries)
      .configurable(),
    new Flag('--timeout <ms>', 'for a whole request', whole(1, 2 ** 31 - 1)).configurable(),
  ];
}

function flagsOfRun(): Flag[] {
  return [
    new Flag('--state <file>', 'ledger: the same command goes on where it stopped', {is: 'file'}),
    new Flag('--duplicates <how>', 'data that equal an earlier one', {
      is: 'choice',
      of: ['keep', 'drop'],
    })
      .default('keep')
      .configurable(),
    new Flag(
      '--keep-ids',
      'keep the id of each datum; a lost answer is then settled less surely',
    ).configurable(),
    new Flag('--max-rejects <n|n%>', 'stop beyond (default: none with --rejects, else 10%)', {
      is: 'limit',
    }).configurable(),
    new Flag('--dry-run', 'tell what would happen; send and write nothing'),
    new Flag('--bodies <folder>', 'write the body of each request there; implies --dry-run', {
      is: 'folder',
    }).implies({dryRun: true}),
  ];
}
