import type { Opening } from '../../proxy/contract/service-points.ts';
import { doorState, formatClock } from '../core/opening-hours.ts';
import type { Words } from '../messages/words.ts';

/** "open until 22:00", "opens 9:00" (today) or "opens Mon 9:00", "closed now" or "hours unknown", at `now` in milliseconds. */
export function openingText(opening: Opening, now: number, { lang, t }: Words): string {
  const door = doorState(opening, now);
  if (door.status === 'unknown') return t('hoursUnknown');
  if (door.status === 'open') return door.until ? t('openUntil', { time: formatClock(door.until, lang) }) : t('openNow');
  return door.opens ? t('opensAt', { time: formatClock(door.opens, lang, !door.today) }) : t('closed');
}
