import type {Form} from '../files/forms.js';

/** What a peer is to do. */
export interface Job {
  readonly file: string;
  readonly form: Form;
  /** Base URL of the API. */
  readonly url: string;
  /** Requests that may be in flight. */
  readonly inFlight: number;
}

/** Records a request, for everybody. */
export const batchSize = 1_000;

export const userId = 'made-up-user';

/** Says a job as arguments of a program. */
export const argumentsOf = (job: Job): string[] => [JSON.stringify(job)];

/** Reads the job that this program was started with. */
export const readJob = () => JSON.parse(process.argv[2]!) as Job;
