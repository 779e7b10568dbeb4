import fc from 'fast-check';

/**
 * Property tests see the same inputs in every run, so that a failure belongs to the change at hand. `PROPERTY_SEED=random`
 * tries new ones, a number the ones of a report.
 */
const { PROPERTY_SEED = '20261121' } = process.env;

if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
