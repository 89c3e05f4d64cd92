export {identityFields, type Owner} from './fields.js';
export {identityHash} from './hash.js';
export {type Identity, identify} from './identify.js';
