/** Answers whether Go's `url.Parse` takes the text and finds a scheme and a host. */
export function isUrl(text: string): boolean {
  const whole = control.test(text) ? undefined : /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text);
  if (!whole) return false;
  const [, beforeFragment = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(whole[1]!) ?? [];
  const beforeQuery = beforeFragment.replace(/\?.*$/s, '');
  const [, authority = '', path = ''] = /^([^/]*)(.*)$/s.exec(beforeQuery) ?? [];
  return isAuthority(authority) && isEscaped(path) && isEscaped(fragment);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Go refuses
const control = /[\x00-\x1f\x7f]/;

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  return host !== '' && isHost(host) && (at < 0 || isUser(authority.slice(0, at)));
}

const isUser = (user: string) => /^[\w.:~!$&'()*+,;=%@-]*$/.test(user) && isEscaped(user);

function isHost(host: string): boolean {
  if (!host.startsWith('[')) return isName(host) && isPort(/:[^:]*$/.exec(host)?.[0] ?? '');
  const [, name, zone = '', port = ''] = /^\[(.*?)(%25.*)?\]([^\]]*)$/s.exec(host) ?? [];
  return name !== undefined && isName(name) && isEscaped(zone) && isPort(port);
}

const isPort = (port: string) => /^(:\d*)?$/.test(port);

/** A host may hold any character beyond ASCII, as it is or escaped; within ASCII not every one. */
const isName = (name: string) =>
  /^(?:[^\0-\x7f]|%[89a-f][0-9a-f]|%25|[\w.~!$&'()*+,;=:[\]<>"-])*$/i.test(name);

const isEscaped = (text: string) => !/%(?![0-9a-f]{2})/i.test(text);
