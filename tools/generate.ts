import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {assemble, wasmFile, wasmSources} from './assemble.js';
import {generatedFiles} from './generated.js';
import {indexes} from './indexes.js';
import {transcribe, transcripts} from './transcripts.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Writes the files that are made from others, and takes away what nothing stands for any more. */
for (const folder of ['schema', 'docs/kinds', 'man']) {
  rmSync(path.join(root, folder), {recursive: true, force: true});
  mkdirSync(path.join(root, folder), {recursive: true});
}
for (const [file, text] of generatedFiles()) writeFileSync(path.join(root, file), text);
for (const source of wasmSources) {
  writeFileSync(path.join(root, wasmFile(source)), await assemble(root, source));
}
for (const page of transcripts) {
  const file = path.join(root, page);
  writeFileSync(file, await transcribe(readFileSync(file, 'utf8'), root));
}
// Last: they list what was written before.
for (const [file, text] of indexes(root)) writeFileSync(path.join(root, file), text);
