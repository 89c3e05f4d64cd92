import {format, instant, int, list, metadata, oneOf, text} from '../codec/index.js';
import {DAY, WEEK_MINUTES} from '../datum/shared/durations.js';

const localTime = text({empty: true, format: format.localTime});

/** Five characters at least (reference: session, 4). */
const version = text({
  format: {
    name: 'version',
    test: value => value.length >= 5,
    says: 'is not valid as version',
  },
});

/**
 * The fields that a data set may be opened with (reference: session, 4) and that an `upload` record
 * tells of the device and its clocks. Not `id`, `uploadId` and who changed it when, which are the
 * platform's; nor `client`, `deduplicator` and `dataSetType`, which are of this upload.
 */
export const sessionFields = {
  annotations: list(metadata()),
  clockDriftOffset: int({min: -DAY, max: DAY}),
  computerTime: localTime,
  conversionOffset: int(),
  deviceManufacturers: list(text(), {max: Infinity, unique: true}),
  deviceModel: text(),
  deviceSerialNumber: text(),
  deviceTags: list(oneOf('activity-monitor', 'bgm', 'cgm', 'insulin-pump'), {
    max: Infinity,
    unique: true,
  }),
  deviceTime: localTime,
  payload: metadata(),
  time: instant(),
  timeProcessing: oneOf('across-the-board-timezone', 'none', 'utc-bootstrapping'),
  timezone: text({format: format.zone}),
  timezoneOffset: int({min: -WEEK_MINUTES, max: WEEK_MINUTES}),
  version,
};
