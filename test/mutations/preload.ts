/** Loaded before a test file (`node --import`): gives the program the mistake that `MUTATION` names. */
import { applyMutation } from './apply.ts';

if (process.env.MUTATION) applyMutation(process.env.MUTATION);
