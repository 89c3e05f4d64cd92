import {execFile} from 'node:child_process';
import {chmod, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {type BuildOptions, build, type Plugin} from 'esbuild';
import {program} from '../src/tidepool/program.js';
import {notices} from './notices.js';

// Bundles the command line: to find and load some four hundred small files takes longer than to judge
// a hundred thousand data. It becomes one script, for of a script V8 can keep what it has compiled. The library
// is not bundled: who uses it bundles for themselves.

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outdir = path.join(dist, 'bin');

const common: BuildOptions = {
  absWorkingDir: path.dirname(dist),
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none', // all licences stand in one file
  // Loaded by few runs, and large: they stay where they are installed.
  external: ['echarts', 'pino', 'fast-check'],
  // Their ES modules: of CommonJS each use of an import would go through a getter.
  alias: {
    ...{'fp-ts/lib': 'fp-ts/es6', 'io-ts': 'io-ts/es6/index.js'},
    'http2-wrapper': path.join(dist, 'tools/bundled/http2.js'),
  },
  inject: ['list-format', 'performance'].map(name => path.join(dist, `tools/bundled/${name}.js`)),
  logLevel: 'warning',
};

/** Writes its name and version in: Node takes 3 ms to find the file where they stand. */
const nameSelf: Plugin = {
  name: 'name self',
  setup({onLoad}) {
    const contents = `export const program = ${JSON.stringify(program)};`;
    onLoad({filter: /[\\/]src[\\/]tidepool[\\/]program\.js$/}, () => ({contents}));
  },
};

await rm(outdir, {recursive: true, force: true});
const {metafile} = await build({
  ...common,
  entryPoints: {program: path.join(dist, 'src/cli/main.js')},
  outExtension: {'.js': '.cjs'},
  format: 'cjs',
  define: {'import.meta.url': '__url'},
  // A script that gives a function: script.ts calls it.
  banner: {
    js: "(function (require, __filename) {const __url = require('node:url').pathToFileURL(__filename).href;",
  },
  footer: {js: '})'},
  minifyWhitespace: true, // half as much to read
  plugins: [nameSelf],
  metafile: true,
});
await build({
  ...common,
  entryPoints: {'tidepool-ingest': path.join(dist, 'src/cli/launch.js')},
  outExtension: {'.js': '.cjs'},
  format: 'cjs', // for an ES module Node prepares its loader, 8 ms of every start
  define: {'import.meta.dirname': '__dirname'},
});
await build({
  ...common,
  entryPoints: {worker: path.join(dist, 'src/workers/worker.js')},
  format: 'esm',
});
await chmod(path.join(outdir, 'tidepool-ingest.cjs'), 0o755);
await writeFile(path.join(outdir, 'THIRD-PARTY.txt'), notices(Object.keys(metafile!.inputs)));
await promisify(execFile)(process.execPath, [path.join(dist, 'tools/compile-program.js')]).catch(
  ({message}: Error) => console.warn(`The command line will take longer to start: ${message}`),
);
