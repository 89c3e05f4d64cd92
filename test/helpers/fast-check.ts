import fc from 'fast-check';

// The same draws in each run, so that a change is judged by what it changed; `SEED=7 npm test` draws others.
fc.configureGlobal({seed: Number(process.env.SEED ?? 1)});

export {fc};
