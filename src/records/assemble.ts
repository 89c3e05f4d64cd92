import {none} from 'stream-chain/core';
import Assembler from 'stream-json/assembler.js';
import type {Token} from 'stream-json/parser.js';

/** A value made of tokens, or the size of one that was too large to be made. */
export type Assembled = {readonly value: unknown} | {readonly size: number};

/**
 * Assembles the values of a stream of packed tokens, as stream-json's streamValues does, but keeps
 * none of more than `limit` characters.
 */
export function assemble(limit: number): (token: Token) => Assembled | typeof none {
  const assembler = new Assembler();
  let depth = 0;
  let size = 0;
  return token => {
    size += 'value' in token ? String(token.value).length : 1;
    if (size <= limit) assembler.consume(token);
    if (token.name === 'startObject' || token.name === 'startArray') depth++;
    if (token.name === 'endObject' || token.name === 'endArray') depth--;
    if (depth > 0) return none;
    const assembled = size <= limit ? {value: assembler.current} : {size};
    assembler.dropToLevel(0);
    size = 0;
    return assembled;
  };
}
