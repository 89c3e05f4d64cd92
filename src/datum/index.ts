export {Datum, decodeDatum} from './decode.js';
export type {DatumKind} from './define.js';
export {findKind, kindOf} from './find.js';
export {type Kind, kinds} from './kinds.js';
export {normaliseDatum} from './normalise.js';
export {whyRefused} from './refused-types.js';
