import {rmSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type DataFile, makeText, mostMade, type Text, writeDataFile} from './data-file.js';
import type {Form} from './forms.js';

/** The files of a run, made when they are first asked for, in a folder that is gone afterwards. */
export class DataFiles {
  readonly #files = new Map<string, Promise<DataFile>>();
  /** What longer files repeat, by form. */
  readonly #longest = new Map<Form, Text>();

  private constructor(readonly folder: string) {}

  static async create(): Promise<DataFiles> {
    const folder = await mkdtemp(path.join(tmpdir(), 'tidepool-ingest-bench-'));
    // They may be gigabytes: they go with an interrupted run, too.
    process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
    process.once('SIGINT', () => process.exit(130));
    return new DataFiles(folder);
  }

  get(form: Form, records: number): Promise<DataFile> {
    const key = `${form} ${records}`;
    const file = this.#files.get(key) ?? writeDataFile(this.folder, form, records, this.#make);
    this.#files.set(key, file);
    return file;
  }

  readonly #make = (form: Form, records: number): Text => {
    const text = this.#longest.get(form);
    if (text?.records === records) return text;
    const made = makeText(form, records);
    if (records === mostMade) this.#longest.set(form, made);
    return made;
  };

  async remove(): Promise<void> {
    await rm(this.folder, {recursive: true, force: true});
  }
}
