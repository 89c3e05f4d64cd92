export type {Report} from './model.js';
export {printReport} from './print-report.js';
export {Reporter, type ReporterOptions} from './reporter.js';
