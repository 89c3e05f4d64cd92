import type {CommandReport, ReportFlags} from './command-report.js';

/** Gives the report that a command is asked for, and loads what makes one only then. */
export async function commandReport(
  flags: ReportFlags,
  input: readonly string[],
): Promise<CommandReport | undefined> {
  if (flags.report === undefined) return undefined;
  const {CommandReport} = await import('./command-report.js');
  return new CommandReport(flags.report, flags, input);
}
