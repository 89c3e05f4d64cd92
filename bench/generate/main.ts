import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {parseArgs} from 'node:util';
import {generateData} from './data.js';
import {sampleText} from './sample.js';
import {arrayText, inPieces, linesText} from './text.js';

const usage = `Writes made-up device data to standard output, as many as wanted.

  node dist/bench/generate/main.js [--records 1000] [--devices 2] [--seed 1]
      [--flawed 0] [--repeated 0] [--format array|lines]
  node dist/bench/generate/main.js --sample | gzip -9n > fixtures/dumps/sample.json.gz
`;

const {values} = parseArgs({
  options: {
    records: {type: 'string', default: '1000'},
    devices: {type: 'string', default: '2'},
    seed: {type: 'string', default: '1'},
    flawed: {type: 'string', default: '0'},
    repeated: {type: 'string', default: '0'},
    format: {type: 'string', default: 'array'},
    sample: {type: 'boolean', default: false},
    help: {type: 'boolean', default: false},
  },
});

if (values.help) process.stdout.write(usage);
else await pipeline(Readable.from(inPieces(texts())), process.stdout);

function texts(): Iterable<string> {
  if (values.sample) return sampleText();
  const data = generateData({
    records: Number(values.records),
    devices: Number(values.devices),
    seed: Number(values.seed),
    flawed: Number(values.flawed),
    repeated: Number(values.repeated),
  });
  return values.format === 'lines' ? linesText(data) : arrayText(data);
}
