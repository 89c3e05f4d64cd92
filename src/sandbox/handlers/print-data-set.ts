import {byBytes, printAsGiven, sorted} from '../go-json.js';
import type {DataSetDocument} from '../store/documents.js';

/**
 * Prints a data set as the API shows it: fields in alphabetical order; never the state, whether it
 * is visible, its user or its provenance.
 */
export function printDataSet(document: DataSetDocument): string {
  const shown = Object.entries(document)
    .map(([name, value]) => [name === '_deduplicator' ? 'deduplicator' : name, value] as const)
    .filter(([name, value]) => value !== undefined && !name.startsWith('_') && !hidden.has(name))
    .sort(([a], [b]) => byBytes(a, b))
    .map(([name, value]) => [name, structs.has(name) ? asStruct(value as object) : sorted(value)]);
  return printAsGiven(Object.fromEntries(shown));
}

const hidden = new Set(['provenance', 'revision']);
const structs = new Set(['client', 'deduplicator']);

// Both are structs on the platform, which print their fields in the order of their declaration.
function asStruct(value: {name?: string; version?: string; private?: unknown}) {
  return {name: value.name, version: value.version, private: sorted(value.private)};
}
