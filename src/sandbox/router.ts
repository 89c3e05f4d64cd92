import {methodNotAllowed, notFound, type Reply} from './reply.js';
import {type Route, routes} from './routes.js';

/** A route and what the path says for its named parts. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds who answers a request, or the router's own reply. */
export function findRoute(method: string, path: string): Match | Reply {
  const parts = path.split('/');
  const known = parsed.flatMap(({route, methodOf, pathOf}) => {
    const params = match(pathOf, parts);
    return params ? [{route, params, methodOf}] : [];
  });
  const found = known.find(({methodOf}) => methodOf === method);
  if (found) return {route: found.route, params: found.params};
  return known.length > 0 ? methodNotAllowed() : notFound();
}

const parsed = routes.map(route => {
  const [methodOf = '', pathOf = ''] = route.request.split(' ');
  return {route, methodOf, pathOf: pathOf.split('/')};
});

// A named part may be empty (the handler then says what is missing), but not at the end of the path:
// there it is a trailing slash.
function match(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== parts.length || parts.at(-1) === '') return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index]!;
    if (expected === ':userId') params.userId = decode(part);
    else if (expected === ':dataSetId')
      params.dataSetId = part; // the platform takes it as it is
    else if (expected !== part) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no percent-encoding, so it is what it is
  }
}
