import {program} from '../../tidepool/program.js';
import type {Report, Subject} from '../model/report.js';

/** Makes what every report begins with. */
export function headOf(
  subject: Subject,
): Pick<Report, 'report' | 'version' | 'subject' | 'created' | 'program'> {
  return {
    ...{report: 'tidepool-ingest', version: 1, subject},
    created: new Date().toISOString(),
    program: {
      ...program,
      node: process.versions.node,
      system: `${process.platform} ${process.arch}`,
    },
  };
}
