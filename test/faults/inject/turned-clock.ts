import { TIMELINE, type Timeline, timeIn } from './instructions.ts';

/** The timeline this process was started with; turning the clock moves its start. */
export const timeline: Timeline = JSON.parse(process.env[TIMELINE] ?? '{"born":0,"start":0,"speed":1}');

export const turnedClock = { now: () => Math.floor(timeIn(timeline)) };
