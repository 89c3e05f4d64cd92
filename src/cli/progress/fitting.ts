import type {Piece} from './gauge.js';

const separator = ', ';

/** Chooses the pieces that fit into so many columns, those of the lowest rank in any case. */
export function fitting(pieces: readonly Piece[], columns: number): readonly Piece[] {
  const kept = [...pieces];
  while (kept.length > 1 && widthOf(kept) > columns) {
    const rank = Math.max(...kept.map(piece => piece.rank));
    kept.splice(
      kept.findIndex(piece => piece.rank === rank),
      1,
    );
  }
  const [last] = kept;
  if (last && kept.length === 1) return [{...last, text: last.text.slice(0, Math.max(columns, 0))}];
  return kept;
}

/** Columns that pieces take on one line. */
export const widthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, {text}) => sum + text.length, 0) + separator.length * (pieces.length - 1);

/** Joins pieces, each as it is to be shown. */
export const joined = (pieces: readonly Piece[], show: (piece: Piece) => string): string =>
  pieces.map(show).join(separator);
