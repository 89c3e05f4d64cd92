/** Fields the platform owns: sent along they are ignored, so they do not make two data differ. */
const serverOwned = new Set([
  ...['id', 'uploadId', 'guid', 'userId', 'deduplicator', 'provenance', 'revision', 'byUser'],
  ...['createdTime', 'createdUserId', 'modifiedTime', 'modifiedUserId'],
  ...['deletedTime', 'deletedUserId', 'archivedTime', 'archivedDatasetId'],
]);

/** Prints what a datum says, keys sorted, without its `id` and what the platform owns. */
export function contentOf(datum: unknown): string {
  const own = Object.entries(datum as object).filter(
    ([key]) => !serverOwned.has(key) && !key.startsWith('_'),
  );
  return canonical(Object.fromEntries(own));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map(key => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join(',')}}`;
}
