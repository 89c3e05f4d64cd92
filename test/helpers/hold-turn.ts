import {inDeviceTurn} from '../../src/delivery/device-turn.js';

// A process of its own that takes the turn of the device named, says so, and keeps it until it is killed.
const [, , device] = process.argv;
await inDeviceTurn(JSON.parse(device!), async () => {
  process.stdout.write('mine\n');
  await new Promise(resolve => setTimeout(resolve, 60_000));
});
