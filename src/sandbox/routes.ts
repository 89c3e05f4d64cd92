import type {Handler} from './context.js';
import {answerA, failureA, type Trace} from './family-a.js';
import {failureB} from './family-b.js';
import type {RequestName} from './faults/rule.js';
import {printAsGiven} from './go-json.js';
import {addData} from './handlers/add-data.js';
import {close} from './handlers/close.js';
import {deleteData} from './handlers/delete-data.js';
import {deleteDataSet} from './handlers/delete-data-set.js';
import {erase} from './handlers/erase.js';
import {get} from './handlers/get.js';
import {list, listLegacy} from './handlers/list.js';
import {open} from './handlers/open.js';
import {now} from './instants.js';
import {logIn} from './log-in.js';
import type {Reply} from './reply.js';

/** A request that is answered: what it is, by whom, and how a failure of it is told. */
export interface Route {
  /** Method and path; a part of it that begins with `:` stands for any text and names it. */
  readonly request: string;
  /** As a fault rule calls it. */
  readonly name?: RequestName;
  readonly handle: Handler;
  /** Whether it is answered without a token. */
  readonly isPublic?: boolean;
  readonly fail: (trace: Trace) => Reply;
}

const time: Handler = ({exchange}) => answerA(200, printAsGiven({time: now()}), exchange.trace);

/** Every route of a session (reference session.md, section 1), and log-in. */
export const routes: readonly Route[] = [
  {request: 'POST /v1/users/:userId/data_sets', name: 'open', handle: open, fail: failureA},
  {request: 'POST /v1/users/:userId/datasets', name: 'open', handle: open, fail: failureA},
  {request: 'POST /v1/data_sets/:dataSetId/data', name: 'add', handle: addData, fail: failureA},
  {request: 'POST /v1/datasets/:dataSetId/data', name: 'add', handle: addData, fail: failureA},
  {
    request: 'DELETE /v1/data_sets/:dataSetId/data',
    name: 'delete-data',
    handle: deleteData,
    fail: failureA,
  },
  {request: 'PUT /v1/data_sets/:dataSetId', name: 'close', handle: close, fail: failureA},
  {request: 'PUT /v1/datasets/:dataSetId', name: 'close', handle: close, fail: failureA},
  {
    request: 'DELETE /v1/data_sets/:dataSetId',
    name: 'delete',
    handle: deleteDataSet,
    fail: failureA,
  },
  {
    request: 'DELETE /v1/datasets/:dataSetId',
    name: 'delete',
    handle: deleteDataSet,
    fail: failureA,
  },
  {request: 'GET /v1/data_sets/:dataSetId', name: 'get', handle: get, fail: failureB},
  {request: 'GET /v1/users/:userId/data_sets', name: 'list', handle: list, fail: failureB},
  {request: 'GET /v1/users/:userId/datasets', name: 'list', handle: listLegacy, fail: failureA},
  {request: 'DELETE /v1/users/:userId/data', handle: erase, fail: failureA},
  {request: 'GET /v1/time', handle: time, isPublic: true, fail: failureA},
  {
    request: 'POST /auth/login',
    name: 'login',
    handle: ({exchange, accounts}) => logIn(exchange.headers, accounts),
    isPublic: true,
    fail: failureA,
  },
];
