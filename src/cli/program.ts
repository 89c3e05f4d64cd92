import {Command, CommanderError, Option} from 'commander';
import {problem} from '../errors.js';
import {defaults} from '../options.js';
import {printable} from '../print/printable.js';
import {program as self} from '../tidepool/program.js';
import type {Context} from './context.js';
import {type ExitCode, exitCodes} from './exit-codes.js';
import {addInputFlags, baseUrlFlag, rejectLimit, text, userIdFlag, wholeNumber} from './flags.js';

/** Reads the arguments and runs the command they name; a command's own code is loaded only then. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const settle = async (work: Promise<ExitCode>) => {
    exitCode = await work;
  };
  try {
    await build(context, settle).parseAsync(argv, {from: 'user'});
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

function build(context: Context, settle: (work: Promise<ExitCode>) => Promise<void>): Command {
  const program = new Command(self.name)
    .description('Streams dumps of diabetes device data into Tidepool data sets.')
    .version(self.version)
    .exitOverride()
    .showHelpAfterError('(add --help to see the flags)')
    .configureOutput({outputError: (message, write) => write(withoutValues(message))});

  addInputFlags(program.command('check'))
    .description('decode and identify every datum; no network')
    .option('--data-set-id <id>', "give this data set's identity hash, not the device's", text)
    .option('--json-lines', 'print a line a datum')
    .action(async (files, flags) => {
      const {check} = await import('./check.js');
      await settle(check(files, flags, context));
    });

  addInputFlags(program.command('upload'))
    .description('put every valid datum into data sets, and close them')
    .addOption(baseUrlFlag())
    .addOption(
      new Option('--sandbox', 'to a stand-in for the platform, inside this process').conflicts(
        'baseUrl',
      ),
    )
    .addOption(
      new Option('--data-sets <how>', 'a data set a device, or one (default: per-device)').choices([
        'per-device',
        'one',
      ]),
    )
    .option('--data-set <id>', 'append to this open data set, and leave it open', text)
    .addOption(
      new Option('--session <file>', 'JSON template of the body that opens a data set')
        .argParser(text)
        .conflicts('dataSet'),
    )
    .option('--batch-size <n>', 'data a request', wholeNumber(1), defaults.batchSize)
    .option('--flush-bytes <n>', 'bytes a request', wholeNumber(1), defaults.flushBytes)
    .option('--concurrency <n>', 'requests at a time', wholeNumber(1), defaults.concurrency)
    .option('--retries <n>', 'tries after the first, a request', wholeNumber(0), defaults.retries)
    .option('--timeout <ms>', 'for a whole request', wholeNumber(1, 2 ** 31 - 1))
    .option('--state <file>', 'ledger: the same command goes on where it stopped', text)
    .addOption(
      new Option('--duplicates <how>', 'data that equal an earlier one')
        .choices(['keep', 'drop'])
        .default('keep'),
    )
    .option('--keep-ids', 'keep the id of each datum; a lost answer is then settled less surely')
    .option(
      '--max-rejects <n|n%>',
      'stop beyond (default: none with --rejects, else 10%)',
      rejectLimit,
    )
    .option('--no-close', 'leave the data sets open')
    .option('--dry-run', 'read, decode and count; send and write nothing')
    .action(async (files, flags) => {
      const {upload} = await import('./upload.js');
      await settle(upload(files, flags, context));
    });

  program
    .command('sandbox')
    .description("a stand-in for the platform's data API on 127.0.0.1")
    .option('--port <n>', 'port to listen on, 0 for any', wholeNumber(0, 65_535), 0)
    .option('--config <file>', 'JSON: users and services', text)
    .option('--directory <dir>', 'keep what is stored there', text)
    .option('--discard', 'validate, hash and count, but keep no data')
    .action(async flags => {
      const {sandbox} = await import('./sandbox.js');
      await settle(sandbox(flags, context));
    });

  const dataSets = program.command('data-sets').description('look after data sets');
  const verb = (name: string, description: string): Command =>
    dataSets
      .command(name)
      .description(description)
      .addOption(userIdFlag())
      .addOption(baseUrlFlag())
      .option('--json', 'print one object as the last line of standard output');

  const stateFlag = () => new Option('--state <file>', 'all those of this ledger').argParser(text);
  verb('list', 'the closed data sets of a user')
    .addOption(stateFlag())
    .action(async flags => {
      const commands = await import('./data-sets.js');
      const {listSets} = await import('./ledger-sets.js');
      const task = flags.state ? commands.ofLedger(flags.state, listSets) : commands.list;
      await settle(commands.dataSets(task, flags, context));
    });
  verb('show <id>', 'one data set, and whether it is open').action(async (id, flags) => {
    const commands = await import('./data-sets.js');
    await settle(commands.dataSets(commands.show(id), flags, context));
  });
  verb('close [id]', 'close a data set, which makes its data visible')
    .addOption(stateFlag())
    .action(async (id, flags) => {
      const commands = await import('./data-sets.js');
      const {closeSets} = await import('./ledger-sets.js');
      const [one, all] = [commands.close, (file: string) => commands.ofLedger(file, closeSets)];
      await settle(commands.dataSets(oneOrAll(id, flags.state, one, all), flags, context));
    });
  verb('delete [id]', 'delete a data set with its data')
    .addOption(stateFlag())
    .action(async (id, flags) => {
      const commands = await import('./data-sets.js');
      const {deleteSets} = await import('./ledger-sets.js');
      const [one, all] = [commands.remove, (file: string) => commands.ofLedger(file, deleteSets)];
      await settle(commands.dataSets(oneOrAll(id, flags.state, one, all), flags, context));
    });
  return program;
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

/** An unknown flag may be `--password=...`: what follows the sign is not repeated. */
function withoutValues(message: string): string {
  return message
    .split('\n')
    .map(line => printable(line.replace(/(unknown option '[^=]*)=.*'/, "$1'")))
    .join('\n');
}
