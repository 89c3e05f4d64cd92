import type {Guess} from './spot.js';

/** What is wrong with a record as a whole. */
export const guessRecord: Guess = ({fault: {code, pointer}, datum}) => {
  if (code !== 'type-not-object' || pointer !== '') return undefined;
  if (datum === null) {
    return {
      cause:
        'a null stands where a datum could, as some programs leave it for a missing row; with --from-rejects, a line that holds no datum',
      remedy: 'leave it out; the platform would drop it without a word',
    };
  }
  if (Array.isArray(datum)) {
    return {
      cause: 'a row of a table stands where a datum is wanted',
      remedy: 'give each value its name: {"type": ..., "time": ..., ...}',
    };
  }
  return {
    cause: 'a single text or number stands where a datum is wanted',
    remedy: 'leave it out; if all are so, the data stand elsewhere: name the place with --path',
  };
};
