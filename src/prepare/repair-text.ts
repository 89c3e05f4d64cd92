import {localTime} from '../codec/formats.js';
import {isLocalTime} from '../codec/go/time.js';
import {isObject} from '../codec/json/value.js';
import type {Node} from '../codec/node.js';
import type {ChangeName} from './changes.js';

/** The mark that Tidepool's uploader writes in a field until it is filled in. */
const placeholder = '**OPTIONAL**';

/** Gives what a text must have meant in the place of the node; undefined where it says nothing. */
export function repairText(text: string, node: Node, note: (name: ChangeName) => void): unknown {
  const drop = (name: ChangeName) => {
    note(name);
    return undefined;
  };
  if (text === placeholder) return drop('placeholder');
  switch (node.tag) {
    case 'lazy':
      return repairText(text, node.of(), note);
    case 'text':
      if (text === '' && !node.empty) return drop('empty-value');
      return node.format === localTime ? withoutZone(text, note) : text;
    case 'instant':
      return text === '' ? drop('empty-value') : node.local ? withoutZone(text, note) : text;
    case 'oneOf':
      return text === '' ? drop('empty-value') : text;
    case 'exactly':
      return text === node.value ? text : drop('retired-source');
    default:
      if (text === '') return drop('empty-value');
      return readText(text, node, note);
  }
}

function withoutZone(text: string, note: (name: ChangeName) => void): string {
  if (!text.endsWith('Z') || !isLocalTime(text.slice(0, -1))) return text;
  note('local-time');
  return text.slice(0, -1);
}

function readText(text: string, node: Node, note: (name: ChangeName) => void): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (value !== null && !isWanted(value, node)) return text;
  note('json-text');
  return value ?? undefined;
}

function isWanted(value: unknown, {tag}: Node): boolean {
  if (tag === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (tag === 'flag') return typeof value === 'boolean';
  return tag === 'list' ? Array.isArray(value) : isObject(value);
}
