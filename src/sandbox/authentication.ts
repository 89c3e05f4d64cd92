import type {Accounts} from './accounts.js';

/** Who asks: a user (without id, where a service sent its token as Bearer) or a service. */
export interface Details {
  readonly userId: string;
  readonly isService: boolean;
  readonly token: string;
}

/** Header values by lower-case name, every occurrence of it. */
export type HeaderValues = Readonly<Record<string, readonly string[] | undefined>>;

/** What came of looking at the headers: who asks, nobody, or headers that contradict themselves. */
export type Outcome = Details | 'nobody' | 'refused';

/**
 * Tells who asks. Service secret before Authorization before session token; a header sent twice, an
 * Authorization without scheme and a wrong secret (here, any) are refused, an unknown token is none.
 */
export function authenticate(headers: HeaderValues, accounts: Accounts): Outcome {
  if (headers['x-tidepool-service-secret']) return 'refused';
  const authorization = headers.authorization;
  if (authorization) {
    const [, scheme, token] = /^([^ ]*) (.*)$/s.exec(authorization[0] ?? '') ?? [];
    if (authorization.length !== 1 || scheme === undefined) return 'refused';
    const holder = scheme.toLowerCase() === 'bearer' ? accounts.holderOf(token!) : undefined;
    if (holder)
      return {userId: holder === 'service' ? '' : holder.userId, isService: false, token: token!};
  }
  const session = headers['x-tidepool-session-token'];
  if (session && session.length !== 1) return 'refused';
  const holder = session && accounts.holderOf(session[0]!);
  if (!holder) return 'nobody';
  const isService = holder === 'service';
  return {userId: isService ? '' : holder.userId, isService, token: session![0]!};
}

/** Takes the tokens that a request came with. */
export function tokensOf(headers: HeaderValues): string[] {
  const bearer = (headers.authorization ?? []).map(value => value.replace(/^bearer /i, ''));
  return [...bearer, ...(headers['x-tidepool-session-token'] ?? [])];
}
