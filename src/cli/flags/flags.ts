import type {Command} from 'commander';
import {Flag} from './flag.js';

/** The flags that say what the input is and how it is judged: the same for `check` and `upload`. */
export interface InputFlags {
  readonly userId?: string;
  readonly path?: string;
  readonly pick?: RegExp;
  readonly format: 'auto' | 'array' | 'lines' | 'concatenated';
  readonly deduplicator?: string;
  readonly yesDestroyOtherData?: true;
  readonly defaultDeviceId?: string;
  readonly prepare?: true;
  readonly workers?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly log?: 'text' | 'json';
  readonly rejects?: string;
  readonly fromRejects?: true;
  readonly report?: string;
}

/** Adds them to a command, in groups as help shows them. */
export function addInputFlags(command: Command): Command {
  command.argument(
    '<file...>',
    'JSON array, JSON Lines or concatenated JSON, also compressed; - for stdin',
  );
  addGroup(command, 'Input:', flagsOfReading());
  addGroup(command, 'Judgement:', flagsOfJudgement());
  return addGroup(command, 'Output:', flagsOfOutput());
}

/** Adds flags to a command under one heading. */
export function addGroup(command: Command, heading: string, flags: readonly Flag[]): Command {
  for (const flag of flags) command.addOption(flag.helpGroup(heading));
  return command;
}

function flagsOfReading(): Flag[] {
  return [
    new Flag('--path <a.b>', 'where the array lies in an object', {is: 'text'}).configurable(),
    new Flag('--pick <regex>', "any other selection, by stream-json's filter", {is: 'regex'})
      .conflicts('path')
      .configurable(),
    new Flag('--format <name>', 'form of the input', {
      is: 'choice',
      of: ['auto', 'array', 'lines', 'concatenated'],
    })
      .default('auto')
      .configurable(),
    new Flag('--prepare', 'the input is an export: make it what may be sent').configurable(),
    new Flag('--from-rejects', 'the input is a rejects file: take the datum of each line'),
    new Flag('--default-device-id <id>', 'for data without one', {is: 'text'}).configurable(),
    new Flag('--workers <n>', 'threads beside the main one (default: 1 from 128 MiB on, else 0)', {
      is: 'whole number',
      least: 0,
      most: 64,
    }).configurable(),
  ];
}

function flagsOfJudgement(): Flag[] {
  return [
    userIdFlag(),
    new Flag('--deduplicator <name>', 'short or full name (default: device.deactivate.hash)', {
      is: 'text',
    }).configurable(),
    new Flag('--yes-destroy-other-data', 'allow device.truncate.dataset, which does just that'),
  ];
}

function flagsOfOutput(): Flag[] {
  return [
    jsonFlag(),
    new Flag('--quiet', 'no progress, no summary').configurable(),
    new Flag('--log <form>', 'what is said on standard error: text, or a JSON object a line', {
      is: 'choice',
      of: ['text', 'json'],
    })
      .default('text')
      .configurable(),
    new Flag('--rejects <file>', 'write refused data there, JSON Lines', {is: 'file'}),
    reportFlag(),
  ];
}

/** Makes the flag that says whose data these are. */
export const userIdFlag = () =>
  new Flag('--user-id <id>', 'whose data', {is: 'text'}).configurable();

/** Makes the flag that says where the platform is. */
export const baseUrlFlag = () =>
  new Flag('--base-url <url>', 'of the platform: everything before /v1/', {
    is: 'text',
  }).configurable();

/** Makes the flag that asks for a result that programs read. */
export const jsonFlag = () =>
  new Flag('--json', 'print one object as the last line of standard output');

/** Makes the flag that asks for a report. */
export const reportFlag = () =>
  new Flag('--report <file>', 'write a report there: a page, or JSON where it ends with .json', {
    is: 'file',
  });
