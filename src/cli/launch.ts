#!/usr/bin/env node
import {Script} from './script.js';

// What is called as `tidepool-ingest`.
new Script(import.meta.dirname).run();
