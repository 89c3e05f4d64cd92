import type {DataFile} from '../files/data-file.js';
import {type Climb, type Step, steps} from '../ladder/steps.js';
import type {Contestant} from '../measure/contestant.js';
import {userId} from '../peers/job.js';
import {program} from '../project.js';

const names: Readonly<Record<Step, string>> = {
  nothing: 'Node alone',
  import: '+ import the library',
  read: '+ read',
  decode: '+ decode',
  identify: '+ identify',
  batch: '+ batch',
  upload: '+ upload',
};

/** The rungs of the ladder from the lowest: the library up to one stage, as a process. */
export function climbers({url, data}: {url: string; data: DataFile}): Contestant[] {
  return steps.map(step => {
    const climb: Climb = {step, file: data.file, url, userId};
    return {
      name: names[step],
      ...(startsOnly(step) ? {} : {data}),
      delivers: step === 'upload' ? 'valid' : 'nothing',
      argv: () => [program('ladder/step'), JSON.stringify(climb)],
    };
  });
}

const startsOnly = (step: Step) => step === 'nothing' || step === 'import';
