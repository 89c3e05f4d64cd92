import {findKind, kinds} from '../src/datum/index.js';
import {schemaOf, schemaOfDatum} from '../src/schema/index.js';
import {configSchema} from './config-schema.js';
import {errorsPage} from './docs/errors-page.js';
import {indexPage, kindPage} from './docs/pages.js';
import {fileOf} from './docs/table.js';
import {idleProgram} from './idle-program.js';
import {commandLinePage} from './manual/markdown.js';
import {pageOf} from './manual/page.js';
import {manPage} from './manual/roff.js';
import {printJson} from './print-json.js';
import {reportSchema} from './report-schema.js';

/** Makes every file that is made from the code: its path from the root, and its text. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const kind of kinds) {
    files.set(`schema/${fileOf(kind, '.json')}`, `${printJson(schemaOf(findKind(kind)!))}\n`);
    files.set(`docs/kinds/${fileOf(kind)}`, kindPage(findKind(kind)!));
  }
  files.set('schema/datum.json', `${printJson(schemaOfDatum())}\n`);
  files.set('schema/report.json', `${printJson(reportSchema)}\n`);
  files.set('schema/config.json', `${printJson(configSchema())}\n`);
  files.set('docs/errors.md', errorsPage());
  const program = pageOf(idleProgram());
  files.set('docs/cli.md', commandLinePage(program));
  for (const page of [program, ...program.commands]) {
    files.set(`man/${page.name.replaceAll(' ', '-')}.1`, manPage(page));
  }
  files.set('docs/kinds/README.md', indexPage());
  return files;
}
