import {printAsGiven} from './go-json.js';
import {jsonReply, type Reply} from './reply.js';

/** The trace of a request as the old family repeats it. */
export interface Trace {
  readonly request: string;
  readonly session?: string | undefined;
}

// The two response families are told apart in reference session.md, section 2: this is the old one,
// compact, with meta.trace, errors always a list, status a text, and a Date whose zone reads UTC.

/** Makes an answer of the old family from JSON text. */
export const answerA = (status: number, data: string, trace: Trace): Reply =>
  replyA(status, `"data":${data}`, trace);

/** Makes an error of the old family. */
export const errorA = (
  status: number,
  code: string,
  title: string,
  detail: string,
  trace: Trace,
): Reply =>
  replyA(
    status,
    `"errors":${printAsGiven([{code, title, detail, status: String(status)}])}`,
    trace,
  );

/** Refuses a body that is not JSON of the right shape. */
export const malformedA = (trace: Trace) =>
  errorA(400, 'json-malformed', 'json is malformed', 'JSON is malformed', trace);

/** Refuses a path without data set id. */
export const dataSetIdMissing = (trace: Trace) =>
  errorA(400, 'data-set-id-missing', 'data set id is missing', 'Data set id is missing', trace);

/** Refuses a path without user id. */
export const userIdMissing = (trace: Trace) =>
  errorA(400, 'user-id-missing', 'user id is missing', 'User id is missing', trace);

/** Refuses who has no permission. */
export const unauthorizedA = (trace: Trace) =>
  errorA(
    403,
    'unauthorized',
    'auth token is not authorized for requested action',
    'Auth token is not authorized for requested action',
    trace,
  );

/** Tells that there is no such data set. */
export const dataSetNotFound = (id: string, trace: Trace) =>
  errorA(
    404,
    'data-set-id-not-found',
    'data set with specified id not found',
    `Data set with id ${id} not found`,
    trace,
  );

/** Refuses to change a closed data set. */
export const dataSetClosed = (id: string, trace: Trace) =>
  errorA(
    409,
    'data-set-closed',
    'data set with specified id is closed for new data',
    `Data set with id ${id} is closed for new data`,
    trace,
  );

/** Tells of a failure without saying which. */
export const failureA = (trace: Trace) =>
  errorA(
    500,
    'internal-server-failure',
    'internal server failure',
    'Internal server failure',
    trace,
  );

const replyA = (status: number, content: string, trace: Trace): Reply =>
  jsonReply(status, `{${content},"meta":{"trace":${printAsGiven(trace)}}}`, {
    Date: new Date().toUTCString().replace('GMT', 'UTC'),
  });
