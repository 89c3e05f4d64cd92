import {readFileSync} from 'node:fs';

/** Reads a file of text in UTF-8, without the byte-order mark that editors on Windows put in front of it. */
export const readText = (file: string): string => readFileSync(file, 'utf8').replace(/^\ufeff/, '');
