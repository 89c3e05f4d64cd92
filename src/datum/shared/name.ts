import {text} from '../../codec/index.js';

/** Holds a name for people: 1 to 100 code points, the platform's usual length. */
export const name = text({max: 100});
