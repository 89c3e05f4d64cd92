import {readText} from './project.js';

/** Data of one kind, made up: what the platform takes, and what it refuses with which errors. */
export interface Fixture {
  readonly kind: string;
  readonly valid: readonly {note: string; datum: Record<string, unknown>}[];
  readonly invalid: readonly {
    note: string;
    datum: Record<string, unknown>;
    errors: readonly {code: string; pointer: string; detail: string}[];
  }[];
}

/** Reads the fixture of a kind. */
export const fixtureOf = (kind: string): Fixture =>
  JSON.parse(readText(`fixtures/datum/${kind.replaceAll('/', '-')}.json`));
