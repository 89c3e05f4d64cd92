import {BlockList, isIP} from 'node:net';
import type {Context} from '../context.js';
import type {Provenance} from '../store/documents.js';

/** Tells who sent something, by which client (`azp` of a JSON Web Token) and from where. */
export const provenanceOf = ({exchange, details}: Context): Provenance => ({
  clientID: clientOf(details.token),
  byUserID: details.userId || undefined,
  sourceIP: forwardedFor(exchange.headers['x-forwarded-for'] ?? []) ?? exchange.remoteAddress,
});

function clientOf(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims?.azp === 'string' ? claims.azp : '';
  } catch {
    return ''; // not a JSON Web Token
  }
}

const forwardedFor = (values: readonly string[]): string | undefined =>
  values
    .flatMap(value => value.split(','))
    .map(address => address.trim())
    .find(isPublic);

function isPublic(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && !reserved.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

const reserved = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 4],
] as const)
  reserved.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(network, prefix, 'ipv6');
