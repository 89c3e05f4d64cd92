#!/usr/bin/env node
import {fileURLToPath} from 'node:url';
import {Script} from './script.js';

// What is called as `tidepool-ingest`.
new Script(fileURLToPath(new URL('.', import.meta.url))).run();
