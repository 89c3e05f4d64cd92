import type {DatumDocument} from './documents.js';
import {kindOfDocument} from './tally.js';

/** What all documents of one insert have in common. */
export interface InsertCommon {
  /** JSON members without braces. */
  readonly shared: string;
  readonly active: boolean;
  /** The instant of it. */
  readonly at: string;
}

/** What the rows of one insert share: the JSON members they all have, and the text of each. */
interface Insert {
  /** `"_userId":"...","createdTime":"..."`: members without braces. */
  readonly shared: string;
  /** The documents one after the other, outside the heap. */
  readonly texts: Buffer;
}

/** A stored datum: its text stays in a buffer, only what is asked for or changes is at hand. */
export class Row {
  archivedDatasetId: string | undefined;
  archivedTime: string | undefined;
  deletedTime: string | undefined;
  revision = 0;

  constructor(
    readonly id: string,
    readonly kind: string,
    readonly hash: string | undefined,
    readonly deviceId: string | undefined,
    readonly originId: string | undefined,
    readonly originTime: string | undefined,
    public active: boolean,
    public modifiedTime: string,
    private readonly insert: Insert,
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** Notes a change, and whether the datum is visible after it. */
  change(at: string, active: boolean): void {
    this.active = active;
    this.modifiedTime = at;
    this.revision += 1;
  }

  /** Prints the document as JSON; fields without a value are left out. */
  print(): string {
    const changing = JSON.stringify({
      _active: this.active,
      archivedDatasetId: this.archivedDatasetId,
      archivedTime: this.archivedTime,
      deletedTime: this.deletedTime,
      modifiedTime: this.modifiedTime,
      revision: this.revision || undefined,
    });
    const text = this.insert.texts.toString('utf8', this.start, this.end);
    return `${changing.slice(0, -1)},${this.insert.shared},${text.slice(1)}`;
  }
}

/** Makes the rows of one insert. */
export function makeRows(
  documents: readonly DatumDocument[],
  {shared, active, at}: InsertCommon,
  intern: (text: string) => string,
): Row[] {
  const texts = documents.map(document => JSON.stringify(document));
  const insert = {shared, texts: Buffer.from(texts.join(''))};
  let end = 0;
  return documents.map((document, index) => {
    const {id, _deduplicator, deviceId, origin} = document;
    const start = end;
    end += Buffer.byteLength(texts[index]!);
    return new Row(
      id,
      intern(kindOfDocument(document)),
      _deduplicator?.hash,
      deviceId === undefined ? undefined : intern(deviceId),
      origin?.id ?? undefined,
      origin?.time ?? undefined,
      active,
      at,
      insert,
      start,
      end,
    );
  });
}
