import {randomBytes} from 'node:crypto';

const placeholder = /<(?:set|id|hash):\d+>/g;
const forms = {
  set: /^(?:upid_[0-9a-f]{12}|[0-9a-f]{32})$/,
  id: /^[0-9a-z]{32}$/,
  hash: /^[A-Za-z0-9+/]{43}=$/,
};

/** What is sent where a recorded request has `<now>`. */
const sentTime = '2020-01-01T00:00:00Z';

/** Which actual id each placeholder of a transcript stands for. */
export class Placeholders {
  private readonly actual = new Map<string, string>();

  /** Gives the id that a placeholder stands for; one that nobody has seen yet is made up. */
  fill(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(element => this.fill(element));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([k, member]) => [k, this.fill(member)]));
    if (typeof value !== 'string') return value;
    if (value === '<now>') return sentTime;
    return value.replace(placeholder, name => this.idOf(name));
  }

  /** Tells where a value is not the recorded one, or undefined. */
  difference(wanted: unknown, found: unknown, place = ''): string | undefined {
    if (typeof wanted === 'string') return this.textDifference(wanted, found, place);
    if (typeof wanted !== 'object' || wanted === null)
      return wanted === found ? undefined : differs(place, wanted, found);
    if (
      typeof found !== 'object' ||
      found === null ||
      Array.isArray(wanted) !== Array.isArray(found)
    )
      return differs(place, wanted, found);
    const keys = new Set([...Object.keys(wanted), ...Object.keys(found)]);
    for (const key of keys) {
      const [a, b] = [wanted, found].map(value => (value as Record<string, unknown>)[key]);
      const different = this.difference(a, b, `${place}/${key}`);
      if (different) return different;
    }
    return undefined;
  }

  private textDifference(wanted: string, found: unknown, place: string): string | undefined {
    if (typeof found !== 'string') return differs(place, wanted, found);
    if (wanted === '<now>') return isNow(found) ? undefined : differs(place, 'now', found);
    if (wanted === '<trace>')
      return /^[0-9a-f]{32}$/.test(found) ? undefined : differs(place, '32 hex digits', found);
    const [name] = wanted.match(placeholder) ?? [];
    if (name === wanted && !this.actual.has(name)) {
      const form = forms[name.slice(1).split(':')[0] as keyof typeof forms];
      if (!form.test(found) || [...this.actual.values()].includes(found))
        return differs(place, `a new ${name}`, found);
      this.actual.set(name, found);
    }
    const filled = wanted.replace(placeholder, known => this.actual.get(known) ?? known);
    return filled === found ? undefined : differs(place, filled, found);
  }

  private idOf(name: string): string {
    const known = this.actual.get(name);
    if (known !== undefined) return known;
    const made = randomBytes(16).toString('hex');
    this.actual.set(name, made);
    return made;
  }
}

const isNow = (text: string) =>
  text === sentTime ||
  (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text) &&
    Math.abs(Date.parse(text) - Date.now()) < 600_000);

const differs = (place: string, wanted: unknown, found: unknown) =>
  `${place || 'body'}: ${show(wanted)} expected, ${show(found)} found`;

const show = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 200);
