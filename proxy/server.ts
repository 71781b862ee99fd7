import { fail, startServer } from './serve.ts';

startServer(process.env).catch(fail);
