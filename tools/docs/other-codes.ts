import type {WarningCode} from '../../src/warnings/warning.js';
import type {Told} from './own-errors.js';

/** Every warning: what is accepted and may not be meant. */
export const warningCodes: Readonly<Record<WarningCode | 'identity-collision', Told>> = {
  'unknown-field': [
    'the platform drops a field that it does not know, without a word',
    'a misspelt name, or a field of another program',
    'compare the name with those in [Kinds of data](kinds/README.md)',
  ],
  'server-owned-field': [
    'the platform ignores a field that it fills in itself',
    'the input is an export',
    'leave it out, or add `--prepare`',
  ],
  'time-implausible': [
    'the time is before 2006, or more than a day in the future',
    'the clock of a device that was never set',
    'correct it where the data come from, or leave the datum out',
  ],
  'time-not-utc': [
    'the time has an offset: in UTC the same instant has another identity',
    'two programs write the times of one device in two ways',
    'write all times alike; they are sent as they are',
  ],
  'device-time-mismatch': [
    '`deviceTime` is not `time` + `timezoneOffset` + `conversionOffset`',
    'a change of the clock or the time zone that was counted twice, or not at all',
    'look at the data around a journey or the change to summer time',
  ],
  'association-to-changing-id': [
    'a datum refers to another one by its id, and ids are made anew',
    'the input holds both',
    'add `--keep-ids` if the link matters more than its weaker promise',
  ],
  'embedded-other-device': [
    'a datum inside another one is of another device',
    'the devices were joined by a program',
    'give both the same `deviceId`: else its older duplicates are not found',
  ],
  'identity-collision': [
    'two data have the same identity and different content',
    'a device that writes twice a second, or a value that was corrected',
    'both are sent; of those in different uploads the platform shows the later one',
  ],
};

/** What the platform answers to a request as a whole. */
export const requestCodes: Readonly<Record<string, Told>> = {
  unauthenticated: [
    '401: the session token is not valid',
    'it has expired',
    'see `ERR_INGEST_UNAUTHENTICATED`',
  ],
  unauthorized: [
    '403: the account may not do that',
    'another user, or no permission',
    'see `ERR_INGEST_FORBIDDEN`',
  ],
  'user-id-missing': ['400: the path has no user id', 'an empty `--user-id`', 'name the user'],
  'data-set-id-missing': [
    '400: the path has no data set id',
    'an empty ID',
    'name the data set, as `data-sets list` shows it',
  ],
  'data-set-id-not-found': [
    '404: there is no such data set',
    'a misspelt ID, or a set that was deleted',
    'look it up with `data-sets list`',
  ],
  'resource-not-found': [
    '404: there is no such data set',
    'a misspelt ID, or a set that was deleted',
    'look it up with `data-sets list`',
  ],
  'data-set-closed': [
    '409: the data set is closed, and takes no data',
    'it was closed by another run; there is no way to open it again',
    'upload into a new one: leave `--data-set` out',
  ],
  'json-not-found': [
    '400: the request has no body',
    'a proxy that takes it away',
    'try without the proxy',
  ],
  'parameter-missing': [
    '400: the request lacks a parameter',
    'another version of the platform than this one was made for',
    'please report it',
  ],
  'internal-server-failure': [
    '500: the platform failed; it does not say why',
    'its store is out of order, or a datum that it cannot store',
    'it is tried again by itself; later, if that did not help',
  ],
};
