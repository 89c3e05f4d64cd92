import {fileURLToPath} from 'node:url';

/** The project's folder; tests run from its dist/test/helpers. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of what the platform said, beside the project. */
export const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
