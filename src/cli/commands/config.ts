import type {Command} from 'commander';
import type {ConfigFlags} from '../actions/config.js';
import {configurableOf} from '../configuration/gather.js';
import {jsonFlag} from '../flags/flags.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `config`, which knows the settings of the commands that were added before. */
export function addConfig(program: Command, start: Start): void {
  const settings = configurableOf(program);
  const command = program
    .command('config')
    .description('print every setting, and where it comes from')
    .addOption(jsonFlag())
    .action((_, self: Command) =>
      start<ConfigFlags>(self, async (_, context) => {
        const {config} = await import('../actions/config.js');
        return config(self, context);
      }),
    );
  for (const flag of settings.values()) command.addOption(flag);
  about(command, {
    details:
      'A flag comes before the environment, the environment before tidepool-ingest.config.json in the present folder, that before the file of the user, and that before what is built in. Credentials are shown as set or not set, and are read from the environment alone.',
    examples: [
      ['See what an upload would go by', 'tidepool-ingest config'],
      ['See what a flag would change', 'tidepool-ingest config --batch-size 500'],
    ],
  });
}
