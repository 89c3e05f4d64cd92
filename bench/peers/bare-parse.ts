import {readJob} from './job.js';
import {readWhole} from './read-whole.js';

// The yardstick: it parses, and does nothing else.
readWhole(readJob());
