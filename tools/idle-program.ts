import type {Command} from 'commander';
import {buildProgram} from '../src/cli/program.js';

/** Makes the program as it is called, with commands that do nothing: to be described. */
export function idleProgram(): Command {
  const nothing = async () => {};
  return buildProgram(nothing, {script: nothing, answer: nothing});
}
