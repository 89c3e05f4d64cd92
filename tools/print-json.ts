/** Prints JSON for people: on one line what fits there, else a member a line. */
export function printJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= width) {
    return line;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const members = value.map(member => inner + printJson(member, inner));
    return `[\n${members.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${printJson(member, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

const width = 96;
