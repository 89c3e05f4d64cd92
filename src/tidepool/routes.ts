import {problem} from '../errors.js';

/** How the platform's two generations of routes write a data set; where both exist, both do the same. */
export type Spelling = 'data_sets' | 'datasets';

/** The paths of a session below the base URL (reference: session, routes). */
export interface Routes {
  /** POST opens a set. */
  ofUser(userId: string): string;
  /** GET lists a page of sets, of one device only where this spelling knows how. */
  list(userId: string, page: Page): string;
  /** PUT closes, DELETE deletes. */
  dataSet(dataSetId: string): string;
  /** POST adds data. */
  data(dataSetId: string): string;
  /** DELETE removes data by selectors; there is no legacy spelling of it. */
  removal(dataSetId: string): string;
  /** GET describes one set; nor of this. */
  description(dataSetId: string): string;
}

/** Which page of the list, from 0, how many sets it has, and of which device. */
export interface Page {
  readonly page: number;
  readonly size: number;
  readonly deviceId: string | undefined;
}

/** Makes the paths in one spelling, every id percent-encoded. */
export function createRoutes(spelling: Spelling): Routes {
  const ofUser = (userId: string) => `/v1/users/${segment('user id', userId)}/${spelling}`;
  return {
    ofUser,
    list(userId, {page, size, deviceId}) {
      const query = new URLSearchParams({page: `${page}`, size: `${size}`});
      // The legacy list answers a filter it does not know with an error.
      if (deviceId !== undefined && spelling === 'data_sets') query.set('deviceId', deviceId);
      return `${ofUser(userId)}?${query}`;
    },
    dataSet: dataSetId => `/v1/${spelling}/${segment('data set id', dataSetId)}`,
    data: dataSetId => `/v1/${spelling}/${segment('data set id', dataSetId)}/data`,
    removal: dataSetId => `/v1/data_sets/${segment('data set id', dataSetId)}/data`,
    description: dataSetId => `/v1/data_sets/${segment('data set id', dataSetId)}`,
  };
}

/** Encodes an id; a dot segment or nothing would address another route, however it is encoded. */
function segment(name: string, id: string): string {
  if (id === '' || id === '.' || id === '..' || !isWellFormed(id)) {
    throw problem('ERR_INGEST_USAGE', {
      message: `the ${name} is missing or cannot stand in a URL.`,
    });
  }
  return encodeURIComponent(id);
}

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
