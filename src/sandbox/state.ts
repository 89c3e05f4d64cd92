import type {DataSetDocument} from './store/documents.js';
import type {DataSetEntry, Tables} from './store/tables.js';

/** How much is stored. */
export interface Counts {
  readonly dataSets: number;
  readonly data: number;
  /** Data that are visible. */
  readonly activeData: number;
}

/** Everything stored, with the store's field names; the fields of a datum are those of its kind. */
export interface State {
  readonly counts: Counts;
  readonly dataSets: readonly DataSetDocument[];
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

/** Counts what is stored, in all or of one data set. */
export function countsOf(tables: Tables, dataSetId?: string): Counts {
  const entries = entriesOf(tables, dataSetId);
  return {
    dataSets: entries.length,
    data: entries.reduce((sum, {data}) => sum + data.size, 0),
    activeData: entries.reduce((sum, {data}) => sum + data.active, 0),
  };
}

/** Gives what is stored, in all or of one data set. */
export function stateOf(tables: Tables, dataSetId?: string): State {
  return JSON.parse([...printState(tables, dataSetId)].join(''));
}

/** Prints what is stored, piece by piece: a million data are no one text. */
export function* printState(tables: Tables, dataSetId?: string): Generator<string> {
  const entries = entriesOf(tables, dataSetId);
  const dataSets = entries.map(({document}) => JSON.stringify(document));
  yield `{"counts":${JSON.stringify(countsOf(tables, dataSetId))},"dataSets":[${dataSets}],"data":[`;
  let separator = '';
  for (const {data} of entries) {
    const rows = data.matching();
    for (let start = 0; start < rows.length; start += rowsAPiece) {
      yield separator + rows.slice(start, start + rowsAPiece).map(row => row.print());
      separator = ',';
    }
  }
  yield ']}\n';
}

const rowsAPiece = 500;

function entriesOf(tables: Tables, dataSetId: string | undefined): DataSetEntry[] {
  if (dataSetId === undefined) return tables.list();
  const entry = tables.find(dataSetId);
  return entry ? [entry] : [];
}
