export {reportOfLedger} from './ledger-report.js';
export type {Report} from './model/report.js';
export {printReport} from './print-report.js';
export {ReportFile, writeReport} from './report-file.js';
export {Reporter, type ReporterOptions, type RunEnd} from './reporter.js';
