import type {Command} from 'commander';
import type {SandboxFlags} from '../actions/sandbox.js';
import {Flag} from '../flags/flag.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `sandbox`. */
export function addSandbox(program: Command, start: Start): void {
  const command = program
    .command('sandbox')
    .description("a stand-in for the platform's data API on 127.0.0.1")
    .addOption(
      new Flag('--port <n>', 'port to listen on, 0 for any', {
        is: 'whole number',
        least: 0,
        most: 65_535,
      }).default(0),
    )
    .addOption(new Flag('--config <file>', 'JSON: users and services', {is: 'file'}))
    .addOption(new Flag('--directory <dir>', 'keep what is stored there', {is: 'folder'}))
    .addOption(new Flag('--discard', 'validate, hash and count, but keep no data'))
    .action((_, self: Command) =>
      start<SandboxFlags>(self, async (flags, context) => {
        const {sandbox} = await import('../actions/sandbox.js');
        return sandbox(flags, context);
      }),
    );
  about(command, {
    details:
      'The first line of standard output is a JSON object with its url, a userId and a sessionToken. It runs until SIGINT or SIGTERM; its page at the url shows what it holds.',
    examples: [
      ['Start one, with a user made up', 'tidepool-ingest sandbox --port 8009'],
      [
        'Keep what is stored from one start to the next',
        'tidepool-ingest sandbox --port 8009 --config users.json --directory data',
      ],
    ],
  });
}
