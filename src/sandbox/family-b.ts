import {printAsGiven} from './go-json.js';
import {type ErrorDetail, jsonReply, type Reply} from './reply.js';

// The new family (reference session.md, section 2): no trace, a line end after the JSON, one error
// bare and several in a list.

/** Makes an answer of the new family from JSON text. */
export const answerB = (data: string): Reply => jsonReply(200, `${data}\n`);

/** Makes the answer to a request with errors: one stands alone, several in a list. */
export const errorsB = (status: number, errors: readonly ErrorDetail[]): Reply => {
  const ordered = errors.map(({code, title, detail, source, meta}) => ({
    code,
    title,
    detail,
    source,
    meta,
  }));
  const content = ordered.length === 1 ? ordered[0] : {errors: ordered};
  return jsonReply(status, `${printAsGiven(content)}\n`);
};

/** Refuses a request with a detail that has neither code nor title. */
export const untitledB = (detail: string): Reply => jsonReply(400, `${printAsGiven({detail})}\n`);

/** Refuses a request without a valid token. */
export const unauthenticated = (): Reply =>
  plainB(401, 'unauthenticated', 'authentication token is invalid');

/** Refuses who has no permission, and authentication headers that contradict themselves. */
export const unauthorizedB = (): Reply =>
  plainB(403, 'unauthorized', 'authentication token is not authorized for requested action');

/** Tells that there is no such data set. */
export const resourceNotFound = (id: string): Reply =>
  errorsB(404, [
    {
      code: 'resource-not-found',
      title: 'resource not found',
      detail: `resource with id ${JSON.stringify(id)} not found`,
    },
  ]);

/** Refuses a path without a parameter. */
export const parameterMissing = (name: string): Reply =>
  errorsB(400, [
    {
      code: 'parameter-missing',
      title: 'parameter is missing',
      detail: `parameter "${name}" is missing`,
    },
  ]);

/** Refuses a body that is not JSON of the right shape. */
export const malformedB = (): Reply => plainB(400, 'json-malformed', 'json is malformed');

/** Refuses a request without a body. */
export const jsonNotFound = (): Reply => plainB(400, 'json-not-found', 'json not found');

/** Tells of a failure without saying which. */
export const failureB = (): Reply => plainB(500, 'internal-server-error', 'internal server error');

const plainB = (status: number, code: string, text: string): Reply =>
  errorsB(status, [{code, title: text, detail: text}]);
