import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type DataFile, writeDataFile} from './data-file.js';
import type {Form} from './forms.js';

/** The files of a run, made when they are first asked for, in a folder that is gone afterwards. */
export class DataFiles {
  readonly #files = new Map<string, Promise<DataFile>>();

  private constructor(readonly folder: string) {}

  static async create(): Promise<DataFiles> {
    return new DataFiles(await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-bench-')));
  }

  get(form: Form, records: number): Promise<DataFile> {
    const key = `${form} ${records}`;
    const file = this.#files.get(key) ?? writeDataFile(this.folder, form, records);
    this.#files.set(key, file);
    return file;
  }

  async remove(): Promise<void> {
    await rm(this.folder, {recursive: true, force: true});
  }
}
