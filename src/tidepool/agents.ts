import http from 'node:http';
import https from 'node:https';
import {HttpsProxyAgent} from 'https-proxy-agent';
import {problem} from '../errors.js';

/** What keeps connections to the platform open between requests. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** The environment of a process, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Makes the agents for a base URL, through the proxy that `HTTPS_PROXY` names unless `NO_PROXY` exempts
 * the host. Plain http is loopback only and so never goes through one.
 */
export function createAgents(baseUrl: string, environment: Environment): Agents {
  const proxy = findProxy(new URL(baseUrl), environment);
  return {
    http: new http.Agent({keepAlive: true}),
    https: proxy
      ? new HttpsProxyAgent(proxy, {keepAlive: true})
      : new https.Agent({keepAlive: true}),
  };
}

function findProxy(url: URL, environment: Environment): URL | undefined {
  const named = environment.HTTPS_PROXY || environment.https_proxy;
  if (!named || isExempt(url, environment.NO_PROXY || environment.no_proxy || '')) return undefined;
  const text = named.includes('://') ? named : `http://${named}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  // The value is not repeated: it may hold a password.
  throw problem('ERR_INGEST_USAGE', {
    message: 'HTTPS_PROXY cannot be used: expected http://host:port or https://host:port.',
  });
}

/** Reads `NO_PROXY` as curl does: hosts with all below them, a port where one is given, `*` for all. */
function isExempt({hostname, port}: URL, exemptions: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return exemptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some(entry => {
      if (entry === '*') return true;
      const [, inBrackets, plain, onlyPort] = withPort.exec(entry) ?? [];
      if (onlyPort && onlyPort !== (port || '443')) return false;
      const name = (inBrackets ?? plain ?? entry).replace(/^\*?\./, '');
      return host === name || host.endsWith(`.${name}`);
    });
}

/** `host`, `host:port`, `[::1]:port`; what it does not match is a bare IPv6 address. */
const withPort = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/;
