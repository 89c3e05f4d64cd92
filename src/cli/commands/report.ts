import type {Command} from 'commander';
import type {ReportLedgerFlags} from '../actions/report-ledger.js';
import {jsonFlag, reportFlag} from '../flags/flags.js';
import {about} from './about.js';
import type {Start} from './start.js';

/** Adds the command `report`. */
export function addReport(program: Command, start: Start): void {
  const command = program
    .command('report')
    .description('tell what a ledger knows of an upload, as a page or as JSON')
    .argument('<ledger>', 'the file that --state named')
    .addOption(reportFlag())
    .addOption(jsonFlag())
    .action((ledger: string, _, self: Command) =>
      start<ReportLedgerFlags>(self, async (flags, context) => {
        const {reportLedger} = await import('../actions/report-ledger.js');
        return reportLedger(ledger, flags, context);
      }),
    );
  about(command, {
    details:
      'Data sets and where they stand, batches, what the platform refused, and how to undo it all. A ledger does not hold the data: for kinds, days, glucose, warnings and requests add --report to the upload itself, also to one that is done; it sends nothing twice. Without --report the page goes to standard output.',
    examples: [
      ['See where an upload stands', 'tidepool-ingest report upload.ledger --report report.html'],
      ['The same for a program', 'tidepool-ingest report upload.ledger --json'],
    ],
  });
}
