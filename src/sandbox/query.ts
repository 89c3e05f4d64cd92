import {Refusal} from './context.js';
import {errorsB, untitledB} from './family-b.js';
import {byBytes} from './go-json.js';
import type {ErrorDetail} from './reply.js';
import {titleOf} from './titles.js';

/** Which data sets a list shows. */
export interface ListQuery {
  readonly clientName?: string | undefined;
  readonly deleted: boolean;
  readonly deviceId?: string | undefined;
  /** From 0. */
  readonly page: number;
  /** Data sets a page, 1 to 1000. */
  readonly size: number;
}

type Filter = 'client.name' | 'deleted' | 'deviceId';

/**
 * Reads the query of a list as the platform does: other parameters, and repeated ones, are errors.
 * @throws Refusal 400
 */
export function readListQuery(text: string, filters: readonly Filter[]): ListQuery {
  const values = parse(text);
  const errors: ErrorDetail[] = [];
  const refuse = (parameter: string, code: string, detail: string) => {
    errors.push({code, title: titleOf(code), detail, source: {parameter}});
  };
  const take = (name: Filter | 'page' | 'size') => {
    const known = name === 'page' || name === 'size' || filters.includes(name);
    return known ? values.get(name)?.shift() : undefined;
  };

  const clientName = take('client.name');
  const deleted = readBoolean(take('deleted'), detail =>
    refuse('deleted', 'type-not-bool', detail),
  );
  const deviceId = take('deviceId');
  const page = readInteger(take('page'), 0, detail => refuse('page', 'type-not-int', detail));
  const size = readInteger(take('size'), 100, detail => refuse('size', 'type-not-int', detail));
  for (const name of [...values.keys()].sort(byBytes))
    if (values.get(name)!.length > 0) refuse(name, 'not-parsed', 'not parsed');
  if (errors.length > 0) throw new Refusal(errorsB(400, errors));

  if (clientName === '') refuse('client.name', 'value-empty', 'value is empty');
  if (deviceId === '') refuse('deviceId', 'value-empty', 'value is empty');
  if (page < 0)
    refuse('page', 'value-out-of-range', `value ${page} is not greater than or equal to 0`);
  if (size < 1 || size > 1000)
    refuse('size', 'value-out-of-range', `value ${size} is not between 1 and 1000`);
  if (errors.length > 0) throw new Refusal(errorsB(400, errors));
  return {clientName, deleted, deviceId, page, size};
}

// The words that Go's strconv.ParseBool knows.
const booleans = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map(word => [word, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map(word => [word, false] as const),
]);

function readBoolean(text: string | undefined, refuse: (detail: string) => void): boolean {
  const value = text === undefined ? false : booleans.get(text);
  if (value === undefined) refuse('type is not bool, but string');
  return value ?? false;
}

function readInteger(
  text: string | undefined,
  otherwise: number,
  refuse: (detail: string) => void,
): number {
  if (text === undefined) return otherwise;
  if (/^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 63) return Number(text);
  refuse('type is not int, but string');
  return otherwise;
}

function parse(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const pair of text.split('&').filter(Boolean)) {
    if (pair.includes(';')) throw unparsable();
    const [name, value] = /^([^=]*)=?(.*)$/s.exec(pair)!.slice(1).map(decode);
    const known = values.get(name!);
    if (known) known.push(value!);
    else values.set(name!, [value!]);
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw unparsable();
  }
}

const unparsable = () => new Refusal(untitledB('unable to parse request query'));
