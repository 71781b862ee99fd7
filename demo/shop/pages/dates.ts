const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** `{ from: '2026-11-24', to: '2026-11-26' }` → "Tuesday 24 November – Thursday 26 November"; one day is said once. */
export function windowText({ from, to }: { from: string; to: string }): string {
  const first = new Date(`${from}T00:00:00Z`);
  return from === to ? day.format(first) : day.formatRange(first, new Date(`${to}T00:00:00Z`));
}

/** Null is a closed day; several spans are a day with a break. */
export function hoursText(hours: [string, string][] | null): string {
  return hours?.length ? hours.map(([open, close]) => `${open} – ${close}`).join(', ') : 'closed';
}
