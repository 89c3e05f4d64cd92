import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import * as vm from 'node:vm';

/**
 * The command line as one script, with what V8 once compiled of it: to compile that anew takes a tenth of a
 * second and more. It is of use to the Node alone that made it; V8 leaves it alone where flags differ.
 */
export class Script {
  readonly #file: string;
  readonly #codeFile: string;
  readonly #script: vm.Script;

  /** `folder` is where tools/bundle.ts has put it. */
  constructor(folder: string) {
    this.#file = path.join(folder, 'program.cjs');
    this.#codeFile = path.join(folder, codeFile);
    const source = readFileSync(this.#file, 'latin1'); // it is ASCII
    this.#script = new vm.Script(source, {
      filename: this.#file,
      cachedData: existsSync(this.#codeFile) ? readFileSync(this.#codeFile) : undefined,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
  }

  /** Whether the compiled code is there, and was of use. */
  get code(): 'used' | 'none' {
    return this.#script.cachedDataRejected === false ? 'used' : 'none';
  }

  run(): void {
    this.#script.runInThisContext()(createRequire(this.#file), this.#file);
  }

  /** Keeps what is compiled by now. */
  keepCode(): void {
    writeFileSync(this.#codeFile, this.#script.createCachedData());
  }
}

/** Names the file of the compiled code for the Node that runs. */
const codeFile = `program.${process.version}.${process.arch}.code`;
