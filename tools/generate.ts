import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {assembleScanner, scannerFile} from './assemble.js';
import {generatedFiles} from './generated.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Writes the files that are made from others, and takes away what no kind stands for any more. */
for (const folder of ['schema', 'docs/kinds']) {
  rmSync(path.join(root, folder), {recursive: true, force: true});
  mkdirSync(path.join(root, folder), {recursive: true});
}
for (const [file, text] of generatedFiles()) writeFileSync(path.join(root, file), text);
writeFileSync(path.join(root, scannerFile), await assembleScanner(root));
