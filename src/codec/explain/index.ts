import type {Issue} from '../issue.js';
import {isReadable} from '../json/readable.js';
import {wellFormed} from '../json/well-formed.js';
import type {Node} from '../node.js';
import {check} from './check.js';
import {parse} from './parse.js';
import {Walk} from './walk.js';

const malformed: Issue = {
  stage: 'decode',
  code: 'json-malformed',
  pointer: '',
  detail: 'JSON is malformed',
};

/**
 * Tells every rule of the node that a value breaks, in the platform's order and words; none if it
 * is valid. In stages, like the platform: what has a wrong type somewhere is not checked further.
 */
export function explain(node: Node, value: unknown): Issue[] {
  if (!isReadable(value)) return [malformed];
  const read = wellFormed(value);
  const issues = Walk.run('parse', walk => parse(node, read, walk));
  return issues.length > 0 ? issues : Walk.run('validate', walk => check(node, read, walk));
}
