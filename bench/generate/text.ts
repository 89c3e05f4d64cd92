/** Prints data as a JSON array, a datum a line. */
export function* arrayText(data: Iterable<object>): Generator<string> {
  yield '[';
  let separator = '\n';
  for (const datum of data) {
    yield separator + JSON.stringify(datum);
    separator = ',\n';
  }
  yield '\n]\n';
}

/** Prints data as JSON Lines. */
export function* linesText(data: Iterable<object>): Generator<string> {
  for (const datum of data) yield `${JSON.stringify(datum)}\n`;
}

/** Joins small texts to pieces worth a write. */
export function* inPieces(texts: Iterable<string>, size = 64 * 1024): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < size) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}
