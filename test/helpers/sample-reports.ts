import {Readable} from 'node:stream';
import {type Report, Reporter} from '../../src/report/index.js';
import {type SandboxOptions, startSandbox} from '../../src/sandbox/index.js';
import {badCbg, cbg, cbgs} from './data.js';

const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);

/** Reports on a check of some data. */
export async function reportOfCheck(data: readonly unknown[]): Promise<Report> {
  const reporter = new Reporter();
  await reporter.check(source(data), {userId: 'aaaaaaaaaa'});
  return reporter.report();
}

/** Two days of one sensor, uploaded over a way that is not of the best, with something of all that may happen. */
export async function reportOfUpload(): Promise<Report> {
  const {userId, sessionToken} = {userId: 'aaaaaaaaaa', sessionToken: 'token'};
  const users: SandboxOptions['users'] = [{userId, sessionToken}];
  const sandbox = await startSandbox({users, discard: true});
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 1, times: 1}]);
  const readings = cbgs(576).filter((_, index) => index < 200 || index > 260);
  const pump = {
    deviceId: 'Pump-1:1',
    normal: 1,
    type: 'bolus',
    subType: 'normal',
    units: undefined,
  };
  const data = [...readings, ...cbgs(9, {...pump, value: undefined}), badCbg(), cbg({bogus: 1})];
  const reporter = new Reporter();
  const options = {userId, baseUrl: sandbox.url, sessionToken, batchSize: 100};
  await reporter.ingest(source(data), options).finally(() => sandbox.stop());
  return reporter.report();
}

/** Ten years of six devices, a reading every four hours. */
export function reportOfYears(): Promise<Report> {
  const data = Array.from({length: 6 * 365 * 10}, (_, index) =>
    cbg({
      deviceId: `CGM-${Math.floor(index / 3_650)}`,
      time: new Date(Date.UTC(2016, 0, 1) + index * 4 * 3_600_000).toISOString(),
      value: 4 + (index % 11),
    }),
  );
  return reportOfCheck(data);
}

/** Texts of an input that would like to be something else. */
export const hostile = `"><img src=x onerror="document.title='gone'"><script>\u202e\u0007`;

/** Data of which every text that a report may show is hostile, valid ones and refused ones. */
export function reportOfHostileData(): Promise<Report> {
  const schedules = {[hostile]: [{start: 1, rate: -1}]};
  const settings = {type: 'pumpSettings', basalSchedules: schedules, value: undefined};
  return reportOfCheck([
    cbg({deviceId: hostile, [hostile]: 1}),
    cbg({...settings, units: {bg: hostile}}),
    cbg({units: hostile}),
    cbg({type: hostile}),
    cbg({deviceId: 'x'.repeat(300)}),
  ]);
}
