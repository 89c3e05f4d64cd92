import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {problem} from '../errors.js';
import {Accounts} from './accounts.js';
import {control} from './control.js';
import {Faults} from './faults/faults.js';
import {type FaultRule, readRules} from './faults/rule.js';
import {Journal} from './journal.js';
import {readConfiguration, type SandboxOptions} from './options.js';
import {printPage} from './page/page.js';
import {RequestLog} from './request-log.js';
import {serve} from './server.js';
import {type Counts, countsOf, printState, type State, stateOf} from './state.js';
import {apply} from './store/apply.js';
import {Store} from './store/store.js';
import {Tables} from './store/tables.js';

/** A running stand-in for the platform's data API. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`: the base URL. */
  readonly url: string;
  /** Of the first user. */
  readonly userId: string;
  /** Of the first user. */
  readonly sessionToken: string;
  /** Counts what is stored, in all or of one data set. */
  counts(dataSetId?: string): Counts;
  /** Gives what is stored, in all or of one data set. */
  state(dataSetId?: string): State;
  /** Forgets data, data sets and faults; users stay, and their tokens are valid again. */
  reset(): void;
  /** Adds fault rules, as `POST {url}/sandbox/faults` does. */
  faults(rules: readonly FaultRule[]): void;
  /** Forgets all fault rules. */
  clearFaults(): void;
  /** Counts the store calls that a `hold` holds. */
  held(): number;
  /** Lets go on what a `hold` holds, and tells how many store calls that were. */
  release(): number;
  /** Closes all connections and the port. */
  stop(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1.
 * @throws IngestError ERR_INGEST_USAGE if the users are not right, or `directory` meets `discard`
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {port = 0, users, services, directory, discard = false} = options;
  const configuration = readConfiguration({users, services});
  if (directory !== undefined && discard) throw contradiction();

  const tables = new Tables(discard);
  const journal = directory === undefined ? undefined : openJournal(directory, tables);
  const faults = new Faults();
  const accounts = new Accounts(configuration);
  const store = new Store(
    tables,
    call => faults.atStore(call),
    mutation => journal?.append(mutation),
  );
  const reset = () => {
    tables.clear();
    journal?.clear();
    faults.clear();
    faults.release();
    accounts.reset();
  };
  const controls = {
    reset,
    faults: (rules: readonly FaultRule[]) => faults.add(readRules(rules)),
    clearFaults: () => faults.clear(),
    release: () => faults.release(),
  };
  const log = new RequestLog();
  const print = {
    printState: (dataSetId?: string) => printState(tables, dataSetId),
    printPage: () => printPage({tables, faults, log, discard}),
  };
  const server = await serve(port, {accounts, faults, store}, log, exchange =>
    control(exchange, {...controls, ...print}),
  );
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    faults.release();
    server.closeAllConnections();
    await closed;
    journal?.close();
  };
  let stopped: Promise<void> | undefined;
  const {userId, sessionToken} = configuration.users[0]!;
  return {
    ...controls,
    held: () => faults.held,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    userId,
    sessionToken,
    counts: dataSetId => countsOf(tables, dataSetId),
    state: dataSetId => stateOf(tables, dataSetId),
    stop: () => (stopped ??= stop()),
  };
}

function openJournal(directory: string, tables: Tables): Journal {
  try {
    return Journal.open(directory, mutation => apply(tables, mutation));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `sandbox: ${directory} is not a folder that a sandbox can go on with: ${reason}.`;
    throw problem('ERR_INGEST_USAGE', {message}, {cause: error});
  }
}

const contradiction = () =>
  problem('ERR_INGEST_USAGE', {
    message: 'sandbox: --discard keeps no data, so --directory has nothing to keep: choose one.',
  });
