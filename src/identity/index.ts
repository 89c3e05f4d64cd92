export {identityHash} from './hash.js';
export {type Identity, identify} from './identify.js';
export {identityText, type Owner} from './text.js';
