import {chmod, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {notices} from './notices.js';

// Bundles the command line: to find and load some four hundred small files takes longer than to judge
// a hundred thousand data. Each command stays in a file of its own, loaded when it is called. The
// library is not bundled: who uses it bundles for themselves.

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outdir = path.join(dist, 'bin');

await rm(outdir, {recursive: true, force: true});
const {metafile} = await build({
  entryPoints: {
    'tidepool-ingest': path.join(dist, 'src/cli/main.js'),
    worker: path.join(dist, 'src/workers/worker.js'),
  },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  metafile: true,
  legalComments: 'none', // all licences stand in one file
  // Loaded by few runs, and large: they stay where they are installed.
  external: ['echarts', 'pino', 'fast-check'],
  // Their ES modules: of CommonJS each use of an import would go through a getter.
  alias: {'fp-ts/lib': 'fp-ts/es6', 'io-ts': 'io-ts/es6/index.js'},
  // What is CommonJS in there calls require for Node's own modules.
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod(path.join(outdir, 'tidepool-ingest.js'), 0o755);
await writeFile(path.join(outdir, 'THIRD-PARTY.txt'), notices(Object.keys(metafile.inputs)));
