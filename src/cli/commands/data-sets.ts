import type {Command} from 'commander';
import {problem} from '../../errors.js';
import type {DataSetsFlags} from '../actions/data-sets.js';
import type {DeleteFlags} from '../actions/delete-data-sets.js';
import {Flag} from '../flags/flag.js';
import {baseUrlFlag, jsonFlag, userIdFlag} from '../flags/flags.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `data-sets` with its verbs. */
export function addDataSets(program: Command, start: Start): void {
  const dataSets = program.command('data-sets').description('look after data sets');
  const verb = (name: string, description: string): Command =>
    dataSets
      .command(name)
      .description(description)
      .addOption(userIdFlag())
      .addOption(baseUrlFlag())
      .addOption(jsonFlag());
  addList(verb('list', 'the closed data sets of a user'), start);
  addShow(verb('show', 'one data set, and whether it is open'), start);
  addClose(verb('close', 'close a data set, which makes its data visible'), start);
  addDelete(verb('delete', 'delete a data set with its data'), start);
  about(dataSets, {
    examples: [
      [
        'List what is there',
        'tidepool-ingest data-sets list --user-id U --base-url https://api.tidepool.org',
      ],
      [
        'Undo an upload',
        'tidepool-ingest data-sets delete --state upload.ledger --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

const stateFlag = () => new Flag('--state <file>', 'all those of this ledger', {is: 'file'});

const idOrState = 'id of the data set, unless --state names all those of a ledger';

function addList(command: Command, start: Start): void {
  command.addOption(stateFlag()).action((_, self: Command) =>
    start<DataSetsFlags>(self, async (flags, context) => {
      const commands = await import('../actions/data-sets.js');
      const {listSets, ofLedger} = await import('../actions/ledger-sets.js');
      const task = flags.state ? ofLedger(flags.state, listSets) : commands.list;
      return commands.dataSets(task, flags, context);
    }),
  );
  about(command, {
    details:
      'The platform lists closed and continuous data sets only. With --state those of a ledger are listed, the orphans among them marked: sets that were opened and never closed, so that nobody sees their data.',
    examples: [
      [
        'Those that the platform shows',
        'tidepool-ingest data-sets list --user-id U --base-url https://api.tidepool.org',
      ],
      [
        'Those of an upload, with the orphans',
        'tidepool-ingest data-sets list --state upload.ledger --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

function addShow(command: Command, start: Start): void {
  command
    .argument('<id>', 'id of the data set, as list shows it')
    .action((id: string, _, self: Command) =>
      start<DataSetsFlags>(self, async (flags, context) => {
        const commands = await import('../actions/data-sets.js');
        return commands.dataSets(commands.show(id), flags, context);
      }),
    );
  about(command, {
    examples: [
      [
        'Find out whether a set is open',
        'tidepool-ingest data-sets show ID --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

function addClose(command: Command, start: Start): void {
  command
    .argument('[id]', idOrState)
    .addOption(stateFlag())
    .action((id: string | undefined, _, self: Command) =>
      start<DataSetsFlags>(self, async (flags, context) => {
        const commands = await import('../actions/data-sets.js');
        const {closeSets, ofLedger} = await import('../actions/ledger-sets.js');
        const all = (file: string) => ofLedger(file, closeSets);
        return commands.dataSets(oneOrAll(id, flags.state, commands.close, all), flags, context);
      }),
    );
  about(command, {
    examples: [
      [
        'Make the data of an open set visible',
        'tidepool-ingest data-sets close ID --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

function addDelete(command: Command, start: Start): void {
  command
    .argument('[id]', idOrState)
    .addOption(stateFlag())
    .addOption(new Flag('--yes', 'do not ask'))
    .action((id: string | undefined, _, self: Command) =>
      start<DeleteFlags>(self, async (flags, context) => {
        const {dataSets} = await import('../actions/data-sets.js');
        const {deleteAll, deleteOne} = await import('../actions/delete-data-sets.js');
        const one = (id: string) => deleteOne(id, flags, context);
        const all = (file: string) => deleteAll(file, flags, context);
        return dataSets(oneOrAll(id, flags.state, one, all), flags, context);
      }),
    );
  about(command, {
    details:
      'Shows what would go, and asks on a terminal; elsewhere a data set is deleted only with --yes, those of a ledger at once.',
    examples: [
      [
        'Undo one data set',
        'tidepool-ingest data-sets delete ID --user-id U --base-url https://api.tidepool.org',
      ],
      [
        'Undo a whole upload',
        'tidepool-ingest data-sets delete --state upload.ledger --user-id U --base-url https://api.tidepool.org',
      ],
    ],
  });
}

/** Takes what was named: one data set, or all of a ledger. */
function oneOrAll<T>(
  id: string | undefined,
  ledger: string | undefined,
  one: (id: string) => T,
  all: (ledger: string) => T,
): T {
  if (id !== undefined && ledger === undefined) return one(id);
  if (id === undefined && ledger !== undefined) return all(ledger);
  throw problem('ERR_INGEST_USAGE', {message: 'expected either the ID of a data set or --state.'});
}
