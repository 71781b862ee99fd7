/** Where a proxy can be killed: before, inside and after everything that must not be lost or done twice. */
export const crashPoints = [
  'accept:before',
  'accept:inside',
  'accept:committed',
  'accept:after',
  'claim:after',
  'attempt:before',
  'attempt:after',
  'write:before',
  'write:waiting',
  'write:answered',
  'look:answered',
  'settle:before',
  'settle:after',
  'postpone:before',
  'postpone:after',
  'commit:before',
  'commit:after',
] as const;

/** Around what an invoice asks for on top, which no order waits for. */
export const bookPoints = ['book:before', 'book:after'] as const;
export type CrashPoint = (typeof crashPoints)[number] | (typeof bookPoints)[number];

const inTransactions: CrashPoint[] = ['accept:inside', 'accept:committed', 'commit:before', 'commit:after'];

/** Inside a transaction only SQLite's runs in our process, so on PostgreSQL nobody can die there. */
export const crashPointsOn = (store: 'sqlite' | 'postgres'): readonly CrashPoint[] =>
  store === 'sqlite' ? crashPoints : crashPoints.filter((point) => !inTransactions.includes(point));

/** What the run tells a proxy while it works. */
export type Instruction =
  /** Run, from this moment of the clock on. */
  | { run: Timeline }
  /** Die at the `nth` time this point is reached from now on. */
  | { crashAt: CrashPoint; nth: number }
  /** Turn the clock forward, in milliseconds. */
  | { advance: number };

/** A clock that runs faster: at `born` of the machine's clock it read `start`; epoch milliseconds. */
export interface Timeline {
  born: number;
  start: number;
  speed: number;
}

export const timeIn = ({ born, start, speed }: Timeline): number => start + (Date.now() - born) * speed;

/** The environment variable that carries the timeline. */
export const TIMELINE = 'FAULTS_TIMELINE';
