// npm run fuzz [-- INPUTS [SEED]]
import { fuzz } from './fuzz.ts';

const [inputs = '100000', seed = `${Date.now() % 1_000_000_007}`] = process.argv.slice(2);
const begin = performance.now();
const { matches, edits } = fuzz(Number(inputs), Number(seed));
const seconds = ((performance.now() - begin) / 1_000).toFixed(0);
console.log(`${inputs} inputs, ${edits} edits, ${matches} matches, nothing wrong (seed ${seed}, ${seconds} s)`);
