import {Api} from '../api/api.js';
import type {Experiment, Heat, Wish} from '../experiments/experiment.js';
import {DataFiles} from '../files/data-files.js';
import {type Figures, race} from './race.js';
import {verify} from './verify.js';

/** What came out of a heat. */
export interface HeatResult {
  /** Name of its experiment. */
  readonly experiment: string;
  readonly heat: string;
  readonly rounds: number;
  /** Names of those that all are compared with. */
  readonly against: readonly string[];
  readonly figures: readonly Figures[];
}

/**
 * Holds the heats of the experiments: first those that must show that they deliver what they should,
 * then the rounds. Throws at the first that does not, for its figures would say nothing.
 */
export async function* hold(
  experiments: readonly Experiment[],
  wish: Wish,
): AsyncGenerator<HeatResult> {
  const files = await DataFiles.create();
  const api = await Api.start();
  try {
    for (const experiment of experiments) {
      for await (const heat of experiment.heats({wish, files, url: api.url})) {
        yield await holdHeat(experiment.name, heat, api);
      }
    }
  } finally {
    api.stop();
    await files.remove();
  }
}

async function holdHeat(experiment: string, heat: Heat, api: Api): Promise<HeatResult> {
  const {name, rounds, against, contestants} = heat;
  for (const contestant of heat.verified) await verify(contestant, api);
  return {experiment, heat: name, rounds, against, figures: await race(contestants, api, heat)};
}
