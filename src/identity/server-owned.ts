/** Answers whether a member of a datum is the platform's own: it gives it out, and ignores it when sent. */
export const isServerOwned = (name: string): boolean =>
  serverOwned.has(name) || (name.charCodeAt(0) === underscore && name.charCodeAt(1) !== underscore);

const serverOwned = new Set([
  ...['uploadId', 'guid', 'userId', 'deduplicator', 'provenance', 'revision', 'byUser'],
  ...['createdTime', 'createdUserId', 'modifiedTime', 'modifiedUserId'],
  ...['deletedTime', 'deletedUserId', 'archivedTime', 'archivedDatasetId'],
]);

/** Documents of the store carry `_id`, `_userId`, `_active`, `_deduplicator` and more like them; not `__proto__`. */
const underscore = 0x5f;
