import {generateData} from './data.js';
import {arrayText} from './text.js';

/** Options the committed sample dump was made with. */
export const sampleOptions = {
  records: 20_000,
  devices: 2,
  seed: 20_260_101,
  flawed: 0.0012,
  repeated: 0.002,
};

/** Prints the sample dump, fixtures/dumps/sample.json.gz, before compression. */
export function* sampleText(): Generator<string> {
  yield* arrayText(generateData(sampleOptions));
}
