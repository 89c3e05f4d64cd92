/** Below this many columns a text is left to the terminal: it would be all breaks. */
const narrow = 40;

/** What is copied to a shell stays in one piece: a command up to the end of its sentence. */
const pieces = /tidepool-ingest [^ ].*?(?=[.,:;)]*( [A-Z[]|$))[.,:;)]*|[^ ]+/g;

/** Breaks a line between words where a terminal would break it within one; what follows is indented. */
export function wrapped(line: string, columns: number): string {
  if (columns < narrow || line.length <= columns) return line;
  const [indent] = /^ */.exec(line)!;
  const lines: string[] = [];
  let current = '';
  for (const [piece] of line.slice(indent.length).matchAll(pieces)) {
    const begin = lines.length === 0 ? indent : `${indent}  `;
    if (current === '') current = begin + piece;
    else if (current.length + 1 + piece.length <= columns) current += ` ${piece}`;
    else {
      lines.push(current);
      current = `${indent}  ${piece}`;
    }
  }
  return [...lines, current].join('\n');
}
