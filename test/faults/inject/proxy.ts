/**
 * The shipped program, read and ready to run: the harness keeps one in reserve for each proxy, so that a death costs what a restart costs and
 * not the reading of the code. It knows nothing but its environment until it runs.
 */
import { fail, startServer } from '../../../proxy/serve.ts';
import { toldToRun } from './crash.ts';

await toldToRun;
startServer(process.env).catch(fail);
