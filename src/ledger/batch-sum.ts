import {crc32} from 'node:zlib';
import type {Batch, Entries} from '../block.js';

/** Sums up a batch as the input has it: its data and their places. Only before its ids are filled in. */
export const sumOf = ({body, entries}: Batch): string =>
  printSum(crc32(placesOf(entries), crc32(body)));

/** The same of its outline alone, by which a batch is known again in one process; a fiftieth of an upload's work. */
export const outlineOf = ({body, entries}: Batch): string =>
  printSum(crc32(`${placesOf(entries)} ${body.length} ${entries.sumOf('fingerprint')}`));

/** Prints a checksum as it stands in the ledger, and reads it again. */
export const printSum = (sum: number): string => sum.toString(16).padStart(8, '0');
export const parseSum = (sum: string): number => Number.parseInt(sum, 16);

const placesOf = (entries: Entries): string =>
  `${entries.length} ${entries.at(0).index} ${entries.at(entries.length - 1).index}`;
