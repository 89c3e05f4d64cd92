import {ours} from '../contestants/ours.js';
import type {Form} from '../files/forms.js';
import {type Experiment, type Ground, type Heat, recordsName} from './experiment.js';

/** What reading gzip costs. */
export const compressed: Experiment = {
  name: 'compressed',
  title: 'gzip against plain',
  note: 'The same array. Made-up data compress about 19 times, which real ones do not.',
  async *heats({wish, files, url}: Ground): AsyncGenerator<Heat> {
    const {records} = wish;
    const of = async (form: Form, name: string) => ({
      ...ours({url, data: await files.get(form, records), workers: 'default'}),
      name,
    });
    yield {
      name: recordsName(records),
      ...{rounds: wish.rounds, latency: 0, verified: []},
      contestants: [await of('gzip', 'gzip'), await of('compact', 'plain')],
      against: ['plain'],
    };
  },
};
