import test from 'ava';
import {kinds} from '../../../src/datum/index.js';
import {DataCounts} from '../../../src/report/collect/data-counts.js';
import {dataReportOf} from '../../../src/report/sum/data-report.js';
import {glucoseReportOf} from '../../../src/report/sum/glucose-report.js';
import {anyDatum} from '../../../src/testing/index.js';
import {cbg, cbgs, wizard} from '../../helpers/data.js';
import {fc} from '../../helpers/fast-check.js';
import {itemsOf} from '../../helpers/items.js';

function count(data: readonly unknown[]) {
  const counts = new DataCounts();
  for (const item of itemsOf(data)) counts.add(item);
  return {counts, report: dataReportOf(counts, new Map())};
}

const sum = (kindCounts: Readonly<Record<string, number>>) =>
  Object.values(kindCounts).reduce((all, number) => all + number, 0);

test('DataCounts - whatever the data, the sums by kind, device and day are their number (property)', t => {
  const property = fc.property(fc.array(anyDatum(), {maxLength: 40}), data => {
    const {report} = count(data);
    const {kinds: byKind, devices, days, leftOut} = report;
    t.is(
      byKind.reduce((all, {valid}) => all + valid, 0),
      data.length,
    );
    t.is(
      devices.reduce((all, device) => all + device.data, 0),
      data.length,
    );
    t.is(
      days.reduce((all, day) => all + sum(day.kinds), leftOut),
      data.length,
    );
    for (const {data: all, kinds: own} of devices) t.is(sum(own), all);
    const readings = data.filter(({type}) => type === 'cbg').length;
    const {counts} = count(data);
    t.is(glucoseReportOf(counts)?.readings ?? 0, readings);
    return true;
  });
  t.notThrows(() => fc.assert(property, {numRuns: 60}));
});

test('DataCounts - a day is that of the place, in UTC only where nothing tells', t => {
  const {report} = count([
    cbg({time: '2026-01-01T03:00:00Z', timezoneOffset: -420}),
    cbg({time: '2026-01-01T03:00:00Z'}),
    cbg({time: '2026-01-01T23:30:00Z', deviceTime: '2026-01-02T00:30:00'}),
  ]);
  t.deepEqual(
    report.days.map(({day}) => day),
    ['2025-12-31', '2026-01-01', '2026-01-02'],
  );
  t.is(report.inUtc, 1);
});

test('DataCounts - a datum in another counts with that one', t => {
  const counts = new DataCounts();
  const [item] = itemsOf([wizard()]);
  item!.records = 2;
  counts.add(item!);
  const report = dataReportOf(counts, new Map([['wizard', 3]]));
  t.deepEqual(report.kinds, [{kind: 'wizard', valid: 1, refused: 3}]);
  t.is(report.embedded, 1);
});

test('DataCounts - devices beyond the first thousand are one', t => {
  const data = Array.from({length: 1_005}, (_, index) => cbg({deviceId: `d${index}`}));
  const {report} = count([...data, cbg({deviceId: 'd0'}), cbg({deviceId: undefined})]);
  t.is(report.devices.length, 1_001);
  t.deepEqual(
    report.devices.filter(({others}) => others).map(({data: all}) => all),
    [6],
  );
  t.is(report.devices.find(({deviceId}) => deviceId === 'd0')?.data, 2);
});

test('DataCounts - a year for each datum does not fill the memory', t => {
  const data = Array.from({length: 9_000}, (_, index) =>
    cbg({time: `${String(1_000 + index)}-06-01T00:00:00Z`}),
  );
  const {report} = count(data);
  t.true(report.leftOut > 0);
  t.is(report.days.length + report.leftOut, data.length);
  t.true(kinds.length * report.days.length < 200_000);
});

test('DataCounts - tells a device from when to when it has data', t => {
  const {report} = count(cbgs(288));
  t.deepEqual(report.days, [{day: '2026-01-01', kinds: {cbg: 288}}]);
  t.deepEqual(
    report.devices.map(({from, to}) => [from, to]),
    [['2026-01-01T00:00:00.000Z', '2026-01-01T23:55:00.000Z']],
  );
});
