import {createReadStream} from 'node:fs';
import {Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {loadPackage} from './package.js';
import {type Climb, steps} from './steps.js';
import {uploadStage} from './upload-stage.js';

// Sends a file through the stages of the package up to one of them, and throws away what comes out.

const {step, file, url, userId} = JSON.parse(process.argv[2]!) as Climb;
const wanted = steps.indexOf(step);

if (step !== 'nothing') {
  const ingest = await loadPackage();
  const {stage: upload, close} = uploadStage(ingest, {url, userId});
  const stages = [
    ingest.read,
    ingest.decode,
    () => ingest.identify({userId}),
    ingest.batch,
    () => upload,
  ].map((make, index) => ({make, rung: index + 2})); // the first two rungs have no stage
  const climbed = stages.filter(({rung}) => rung <= wanted).map(({make}) => make());
  if (climbed.length > 0) {
    const sink = step === 'upload' ? [] : [discard()];
    await pipeline([createReadStream(file, {highWaterMark: 256 * 1024}), ...climbed, ...sink]);
  }
  if (step === 'upload') await close();
}
process.exit();

function discard(): Writable {
  return new Writable({objectMode: true, write: (_chunk, _encoding, done) => done()});
}
