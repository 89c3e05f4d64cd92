import {Command, CommanderError} from 'commander';
import {program as self} from '../tidepool/program.js';
import {about} from './commands/about.js';
import {addCheck} from './commands/check.js';
import {addCompletion, type Completing} from './commands/completion.js';
import {addConfig} from './commands/config.js';
import {addDataSets} from './commands/data-sets.js';
import {columnsOf, manual} from './commands/manual.js';
import {addReport} from './commands/report.js';
import {addSandbox} from './commands/sandbox.js';
import type {Start} from './commands/start.js';
import {addUpload} from './commands/upload.js';
import {gather} from './configuration/gather.js';
import type {Context} from './context.js';
import {type ExitCode, exitCodeOf, exitCodes} from './exit-codes.js';
import {sayError} from './output/failure.js';
import {explainUsage} from './usage.js';

/** Reads the arguments and runs the command they name; a command's own code is loaded only then. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  const {messages, output} = context;
  let exitCode: ExitCode = exitCodes.done;
  const start: Start = async (command, work) => {
    const {settings} = gather(command, context);
    const values = [...settings].map(([name, {value}]) => [name, value] as const);
    exitCode = await work(Object.fromEntries(values) as Parameters<typeof work>[0], context);
  };
  const program = buildProgram(start, {
    async script(shell) {
      const {scriptOf} = await import('./actions/completion.js');
      output.write(scriptOf(shell, self.name));
    },
    async answer(words) {
      const {completionsOf} = await import('./actions/completion.js');
      output.write(completionsOf(words, program));
    },
  });
  for (const command of everyCommand(program)) {
    command.configureOutput({
      writeOut: text => output.write(text),
      writeErr: text => messages.stream.write(text),
      outputError: (text, write) => write(explainUsage(text, command, program)),
      getErrHelpWidth: () => messages.stream.columns ?? 80,
    });
  }
  try {
    await program.parseAsync(argv, {from: 'user'});
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    sayError(error, messages);
    return exitCodeOf(error);
  }
}

/** Makes the program with all its commands; manual and schema are made of it too. */
export function buildProgram(start: Start, completing: Completing): Command {
  const program = new Command(self.name)
    .description(manual.description)
    .version(self.version)
    .exitOverride()
    .showHelpAfterError('(add --help to see the flags)');
  about(program, {details: manual.details, examples: manual.examples});
  program.addHelpText('after', () =>
    [
      `\nEnvironment:\n${columnsOf(manual.environment)}`,
      `\nFiles:\n${columnsOf(manual.files)}`,
      `\nExit codes:\n${columnsOf(manual.exitCodes)}`,
    ].join('\n'),
  );
  addCheck(program, start);
  addUpload(program, start);
  addReport(program, start);
  addSandbox(program, start);
  addDataSets(program, start);
  addConfig(program, start);
  addCompletion(program, completing);
  return program;
}

/** Gives a command and all below it. */
export function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
