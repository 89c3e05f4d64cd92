import type {DataCounts} from '../collect/data-counts.js';
import {type GlucoseCounts, partsOfDay} from '../collect/glucose-counts.js';
import type {CourseReport, GlucoseReport} from '../model/glucose.js';
import {coverageOf} from './coverage.js';
import {enough, managementIndicator, readingsByRange} from './ranges.js';
import {countBetween, percentile, standardDeviation} from './statistics.js';

/** Sums up the readings of all sensors; null where there are none. */
export function glucoseReportOf({glucose, devices}: DataCounts): GlucoseReport | null {
  const {count: readings, mean, values} = glucose;
  if (readings === 0) return null;
  const found = devices.list.flatMap(({deviceId = null, sensor}) =>
    sensor ? [{deviceId, sensor}] : [],
  );
  const coverage = coverageOf(found.map(({sensor}) => sensor));
  return {
    readings,
    mean,
    standardDeviation: standardDeviation(values, mean),
    gmi: coverage.goodDays >= enough.days ? managementIndicator(mean) : null,
    ranges: readingsByRange(values, readings),
    sensors: found.map(({deviceId, sensor}) => ({
      deviceId,
      readings: sensor.readings,
      ...sensor.intervals.interval,
    })),
    coverage,
    course: courseOf(glucose),
  };
}

function courseOf(glucose: GlucoseCounts): CourseReport[] {
  return Array.from({length: partsOfDay}, (_, part) => {
    const values = glucose.ofPart(part);
    const at = (share: number) => percentile(values, share);
    return {
      minute: (part * 24 * 60) / partsOfDay,
      readings: countBetween(values, 0, values.length - 1),
      percentiles: [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)] as const,
    };
  }).filter(({readings}) => readings > 0);
}
