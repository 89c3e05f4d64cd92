/** Says in words what the system answers with a code, which is named too: `ENOENT: no such file or folder`. */
export function systemFault(code: string | undefined): string {
  const words = known.get(code ?? '');
  return words === undefined ? (code ?? 'unknown') : `${code}: ${words}`;
}

const known: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your part of the disk is full'],
  ['EFBIG', 'larger than a file may be'],
  ['EMFILE', 'too many files are open'],
  ['EADDRINUSE', 'another program has it'],
]);
