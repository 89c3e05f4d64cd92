import path from 'node:path';
import {problem} from '../../errors.js';
import {systemFault} from '../../print/system-fault.js';
import type {Environment} from '../flags/environment.js';
import {readText} from '../flags/read-text.js';

/** A place where settings may be written down. */
export interface ConfigurationFile {
  readonly layer: 'project file' | 'user file';
  readonly file: string;
  /** What is in it; undefined where there is no such file. */
  readonly content: Readonly<Record<string, unknown>> | undefined;
}

/** Name of the file in the folder of a project. */
export const projectFile = 'tidepool-ingest.config.json';

/** Reads the files of settings, the one that comes first in front; throws `ERR_INGEST_USAGE`. */
export function readConfigurationFiles(
  folder: string,
  environment: Environment,
): readonly ConfigurationFile[] {
  const user = userFolder(environment);
  const places = [
    {layer: 'project file', file: path.join(folder, projectFile)} as const,
    ...(user === undefined
      ? []
      : [
          {
            layer: 'user file',
            file: path.join(user, 'tidepool-ingest', 'config.json'),
          } as const,
        ]),
  ];
  return places.map(place => ({...place, content: readObject(place.file)}));
}

/** The folder for what a user has set: as XDG has it, or as Windows does. */
export function userFolder(
  {XDG_CONFIG_HOME, APPDATA, HOME}: Environment,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const {isAbsolute} = platform === 'win32' ? path.win32 : path.posix;
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME)) return XDG_CONFIG_HOME;
  if (platform === 'win32' && APPDATA) return APPDATA;
  return HOME ? path.join(HOME, '.config') : undefined;
}

function readObject(file: string): Readonly<Record<string, unknown>> | undefined {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw problem('ERR_INGEST_USAGE', {message: `${file} cannot be read (${systemFault(code)}).`});
  }
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw problem('ERR_INGEST_USAGE', {
    message: `${file} must hold one JSON object, such as {"userId": "...", "concurrency": 2}.`,
  });
}

/** Says nothing of why it is no JSON: the message of the parser repeats what is there. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
