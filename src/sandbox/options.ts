import {problem} from '../errors.js';

/** What one user may do with another's account; `root` implies upload and view. */
export type Permission = 'root' | 'custodian' | 'upload' | 'view';

/** A user of the sandbox; `permissions` is keyed by whose account it is. */
export interface SandboxUser {
  readonly userId: string;
  readonly sessionToken: string;
  readonly email?: string;
  readonly password?: string;
  readonly permissions?: Readonly<Record<string, readonly Permission[]>>;
}

/** How a sandbox starts. */
export interface SandboxOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Who there is; the first is the one that `Sandbox` shows. Default: one user, made up. */
  readonly users?: readonly SandboxUser[];
  /** Session tokens of services. */
  readonly services?: readonly string[];
  /** Folder that keeps what is stored across restarts. */
  readonly directory?: string;
  /** Whether data are validated, hashed and counted, but not kept. */
  readonly discard?: boolean;
}

/** Who there is: what a configuration file holds. */
export interface Configuration {
  readonly users: readonly SandboxUser[];
  readonly services: readonly string[];
}

/** The user of a sandbox that is given none. The same at every start, to meet what a folder kept. */
export const madeUpUser: SandboxUser = {
  userId: '5a4db0c001',
  sessionToken: 'sandbox-session-token',
  email: 'sandbox@example.org',
  password: 'sandbox',
};

const permissions: readonly string[] = ['root', 'custodian', 'upload', 'view'];

/**
 * Reads a configuration from what its JSON says; without users there is the made-up one.
 * @throws IngestError ERR_INGEST_USAGE that names the first place that is wrong
 */
export function readConfiguration(value: unknown): Configuration {
  const {users = [], services = []} = objectAt('the configuration', value);
  if (!isListOf(services, isText)) throw wrong('services', 'a list of tokens');
  if (!Array.isArray(users)) throw wrong('users', 'a list');
  const known = users.map((user, index) => readUser(`users[${index}]`, user));
  return {users: known.length > 0 ? known : [madeUpUser], services: services as string[]};
}

function readUser(place: string, value: unknown): SandboxUser {
  const user = objectAt(place, value);
  for (const field of ['userId', 'sessionToken'])
    if (!isText(user[field])) throw wrong(`${place}.${field}`, 'a text');
  for (const field of ['email', 'password'])
    if (user[field] !== undefined && typeof user[field] !== 'string')
      throw wrong(`${place}.${field}`, 'a text');
  for (const [owner, granted] of Object.entries(
    objectAt(`${place}.permissions`, user.permissions ?? {}),
  ))
    if (!isListOf(granted, name => permissions.includes(name as string)))
      throw wrong(`${place}.permissions.${owner}`, `a list of ${permissions.join(', ')}`);
  return user as unknown as SandboxUser;
}

function objectAt(place: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(place, 'an object');
  return value as Record<string, unknown>;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isListOf = (value: unknown, test: (element: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);

const wrong = (place: string, expected: string) =>
  problem('ERR_INGEST_USAGE', {message: `sandbox: ${place} must be ${expected}.`});
