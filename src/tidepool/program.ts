import {createRequire} from 'node:module';

const manifest = createRequire(import.meta.url)('tidepool-ingest/package.json') as {
  name: string;
  version: string;
};

/** Names this program to the platform: in `client` of every data set and in the user agent. */
export const program = {name: manifest.name, version: manifest.version} as const;
