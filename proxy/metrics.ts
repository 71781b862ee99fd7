import { routes } from './contract/routes.ts';
import type { Log, Meter } from './services/ports.ts';

/** What a proxy counts of itself. Labels come from closed sets of our own: never an id, a key, a path or a word that somebody sent. */
export interface Metrics extends Meter {
  /** One request: by the first word of its path, its status, and its seconds. */
  request(path: string, status: number, seconds: number): void;
  /** The log, each of whose events is counted under its name: what is worth a line is worth a number. */
  counting(log: Log): Log;
  /** Everything counted, and these values as they are now, in Prometheus' text format 0.0.4. */
  text(now: Record<string, Gauge>): string;
}

/** A value that goes up and down; `null` is left out. */
export interface Gauge {
  help: string;
  value: number | null;
}

/** The first words of our routes' paths, and of the script's files. */
const AREAS = new Set([...routes.map(({ path }) => firstWord(path)), 'v']);
/** Seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5, 10];
const PREFIX = 'delivery_proxy';

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const durations = new Map<string, Duration>();

  function add(name: string, labels: string): void {
    const series = counters.get(name) ?? new Map<string, number>();
    counters.set(name, series.set(labels, (series.get(labels) ?? 0) + 1));
  }

  function counting(log: Log): Log {
    const level =
      (name: keyof Log): Log[keyof Log] =>
      (event, fields) => {
        add('events', labelled({ event, level: name }));
        log[name](event, fields);
      };
    return { info: level('info'), warn: level('warn'), error: level('error') };
  }

  return {
    counting,
    /** Of an account only whose it is: its full name holds the merchant's. */
    count(event, { account, ...labels }) {
      add(event, labelled({ ...labels, ...(account === undefined ? {} : { account: account.split(':')[0] ?? '' }) }));
    },
    request(path, status, seconds) {
      const area = areaOf(path);
      add('requests', `area="${area}",status="${status}"`);
      const duration = durations.get(area) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
      durations.set(area, duration);
      duration.sum += seconds;
      duration.count += 1;
      const bucket = BUCKETS.findIndex((limit) => seconds <= limit);
      if (bucket >= 0) duration.counts[bucket] = (duration.counts[bucket] ?? 0) + 1;
    },
    text(now) {
      return [
        ...Object.entries(now).flatMap(([name, gauge]) => gaugeLines(name, gauge)),
        ...[...counters].flatMap(([name, series]) => counterLines(name, series)),
        ...durationLines(durations),
        '',
      ].join('\n');
    },
  };
}

interface Duration {
  /** How many fell into each bucket and into none before it. */
  counts: number[];
  sum: number;
  count: number;
}

function areaOf(path: string): string {
  const first = firstWord(path);
  return AREAS.has(first) ? first : 'other';
}

function firstWord(path: string): string {
  return path.split('/', 2)[1] ?? '';
}

const labelled = (labels: Record<string, string>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`)
    .join(',');

const gaugeLines = (name: string, { help, value }: Gauge): string[] =>
  value === null ? [] : [`# HELP ${PREFIX}_${name} ${help}`, `# TYPE ${PREFIX}_${name} gauge`, `${PREFIX}_${name} ${value}`];

const counterLines = (name: string, series: ReadonlyMap<string, number>): string[] => [
  `# TYPE ${PREFIX}_${name}_total counter`,
  ...[...series].map(([labels, count]) => `${PREFIX}_${name}_total{${labels}} ${count}`),
];

function durationLines(durations: ReadonlyMap<string, Duration>): string[] {
  const name = `${PREFIX}_request_seconds`;
  if (durations.size === 0) return [];
  const lines = [...durations].flatMap(([area, { counts, sum, count }]) => {
    const upTo = BUCKETS.map((limit, index) => [limit, counts.slice(0, index + 1).reduce((all, one) => all + one, 0)] as const);
    return [
      ...[...upTo, ['+Inf', count] as const].map(([limit, within]) => `${name}_bucket{area="${area}",le="${limit}"} ${within}`),
      `${name}_sum{area="${area}"} ${sum}`,
      `${name}_count{area="${area}"} ${count}`,
    ];
  });
  return [`# TYPE ${name} histogram`, ...lines];
}
