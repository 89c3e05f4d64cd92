import type {DataFile} from '../files/data-file.js';
import type {Contestant} from '../measure/contestant.js';
import {argumentsOf} from '../peers/job.js';
import {program} from '../project.js';

/** What a peer reads, where it sends it, and how many requests may be in flight (4, as ours). */
export interface PeerOptions {
  readonly url: string;
  readonly data: DataFile;
  readonly inFlight?: number;
}

/** What others do the same work with, by name. */
export const peerNames = {
  'stream-json-got': 'stream-json + got',
  'stream-json-undici': 'stream-json + undici',
  'readline-undici': 'readline + undici',
  'whole-file': 'whole-file script',
  'bare-parse': 'bare JSON.parse',
} as const;

export type Peer = keyof typeof peerNames;

/** Runs one of the peers. */
export function peer(name: Peer, {url, data, inFlight = 4}: PeerOptions): Contestant {
  const {file, form} = data;
  return {
    name: peerNames[name],
    data,
    delivers: name === 'bare-parse' ? 'nothing' : 'taken',
    argv: () => [program(`peers/${name}`), ...argumentsOf({file, form, url, inFlight})],
  };
}
