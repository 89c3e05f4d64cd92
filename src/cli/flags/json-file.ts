import {problem} from '../../errors.js';
import {systemFault} from '../../print/system-fault.js';
import {readText} from './read-text.js';

/** Reads a JSON file that a flag names; throws `ERR_INGEST_USAGE`, without a word of what is in it. */
export function readJsonFile(flag: string, file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    const reason = code ? `cannot be read (${systemFault(code)})` : 'is not JSON';
    throw problem('ERR_INGEST_USAGE', {message: `${flag}: ${file} ${reason}.`});
  }
}
