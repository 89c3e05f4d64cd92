import {problem} from '../../errors.js';
import {printReport, reportOfLedger, writeReport} from '../../report/index.js';
import type {Context} from '../context.js';
import {type ExitCode, exitCodes} from '../exit-codes.js';

/** The flags of `report`. */
export interface ReportLedgerFlags {
  readonly report?: string;
  readonly json?: true;
}

/** Reports on what a ledger knows: to a file, or to standard output. */
export async function reportLedger(
  ledger: string,
  {report: file, json}: ReportLedgerFlags,
  {output, messages}: Context,
): Promise<ExitCode> {
  if (file === undefined && !json && output.isTerminal) {
    throw problem('ERR_INGEST_USAGE', {
      message: 'a page is nothing for a terminal: name a file with --report, or ask for --json.',
    });
  }
  const report = await reportOfLedger(ledger);
  if (file !== undefined) {
    await writeReport(file, report);
    messages.say(`Report, for you alone to read: ${file}`);
  }
  if (json) output.writeJson(report);
  else if (file === undefined) await output.write(await printReport(report));
  return exitCodes.done;
}
