import type {DataFile} from '../files/data-file.js';

/** One way to do a job, ready to be run. */
export interface Contestant {
  /** As tables name it. */
  readonly name: string;
  /** What it reads, where it reads something. */
  readonly data?: DataFile;
  /** Which records of that must arrive. */
  readonly delivers: 'valid' | 'taken' | 'nothing';
  /** Gives the arguments for Node; `folder` is empty and gone after the run. */
  argv(folder: string): readonly string[];
  /** Exit codes that mean success (0). */
  readonly exitCodes?: readonly number[];
}

/** The records of its input that must arrive. */
export const expectedOf = ({data, delivers}: Contestant) =>
  data && delivers !== 'nothing' ? data[delivers] : undefined;
