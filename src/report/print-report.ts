import type {Report} from './model/report.js';

/**
 * Prints a report as a page: one file of HTML for a browser or for paper, without a script and without
 * anything from elsewhere. What draws its charts is loaded only now.
 */
export async function printReport(report: Report): Promise<string> {
  const {printPage} = await import('./page/page.js');
  return printPage(report);
}
