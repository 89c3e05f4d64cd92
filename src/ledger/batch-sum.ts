import {crc32} from 'node:zlib';
import type {Batch, Entries} from '../block.js';
import {printSum} from './print-sum.js';

/**
 * Sums up what a batch is made of: the places of its data, their hashes and how long they are. That they are
 * the same to the last byte the sums of the input tell; one of each body more was a twentieth of the work.
 */
export const sumOf = ({body, entries}: Batch): string =>
  printSum(crc32(`${placesOf(entries)} ${body.length} ${entries.sumOf('fingerprint')}`));

const placesOf = (entries: Entries): string =>
  `${entries.length} ${entries.at(0).index} ${entries.at(entries.length - 1).index}`;
