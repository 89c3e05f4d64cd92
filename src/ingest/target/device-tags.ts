/** What a device does, told by the kinds of its data. */
const tags: ReadonlyMap<string, string> = new Map([
  ['cbg', 'cgm'],
  ['smbg', 'bgm'],
  ['basal', 'insulin-pump'],
  ['bolus', 'insulin-pump'],
  ['pumpSettings', 'insulin-pump'],
]);

/** Names what a device must be by the kinds of its data; undefined where they do not tell. */
export function deviceTagsOf(kinds: Iterable<string | undefined>): readonly string[] | undefined {
  const found = new Set<string>();
  for (const kind of kinds) {
    const tag = tags.get(kind?.split('/')[0] ?? '');
    if (tag) found.add(tag);
  }
  return found.size > 0 ? [...found].sort() : undefined;
}
