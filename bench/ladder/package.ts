import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {project, root} from '../project.js';

/** Every public name of the package. */
export type Ingest = typeof import('../../src/index.js');

/** Loads the package as its users do: from where package.json says that it is. */
export async function loadPackage(): Promise<Ingest> {
  const entry = path.join(root, project.exports['.'].default);
  return (await import(pathToFileURL(entry).href)) as Ingest;
}
