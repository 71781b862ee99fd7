import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { type Browser, chromium } from 'playwright-core';
import { type Interval, openingAt, type Week } from '../../proxy/domain/opening.ts';
import { findBrowser } from '../support/browser.ts';

/** A shopper's language, the zone of the device, which must not matter, and all that is written, in the order of `say` below. */
const shoppers = `
nl | Europe/Amsterdam | di 24 – do 26 nov | do 31 dec – ma 4 jan | zo 25 okt | 2 uur 14 min | gaat open 13:30 | gaat open 6:00 | gaat open 6:00 | gaat open ma 09:00 | open tot 19:00 | gaat open wo 09:00
en-GB | Pacific/Auckland | Tue 24 – Thu 26 Nov | Thu 31 Dec – Mon 4 Jan | Sun 25 Oct | 2 hrs 14 mins | opens 13:30 | opens 6:00 | opens 6:00 | opens Mon 09:00 | open until 19:00 | opens Wed 09:00
de | America/Los_Angeles | Di., 24. – Do., 26. Nov. | Do., 31. Dez. – Mo., 4. Jan. | So., 25. Okt. | 2 Std. 14 Min. | öffnet 13:30 | öffnet 6:00 | öffnet 6:00 | öffnet Mo., 09:00 | geöffnet bis 19:00 | öffnet Mi., 09:00
fr | Atlantic/Azores | mar. 24 – jeu. 26 nov. | jeu. 31 déc. – lun. 4 janv. | dim. 25 oct. | 2 h 14 min | ouvre 13:30 | ouvre 6:00 | ouvre 6:00 | ouvre lun. 09:00 | ouvert jusqu’à 19:00 | ouvre mer. 09:00
es | Atlantic/Canary | mar, 24 – jue, 26 nov | jue, 31 dic – lun, 4 ene | dom, 25 oct | 2 h 14 min | abre: 13:30 | abre: 6:00 | abre: 6:00 | abre: lun, 9:00 | abierto hasta las 19:00 | abre: mié, 9:00
it | Asia/Tokyo | mar 24 – gio 26 nov | gio 31 dic – lun 4 gen | dom 25 ott | 2 h 14 min | apre: 13:30 | apre: 6:00 | apre: 6:00 | apre: lun 09:00 | aperto fino alle 19:00 | apre: mer 09:00
pl | Asia/Kolkata | wt., 24 – czw., 26 lis | czw., 31 gru – pon., 4 sty | niedz., 25 paź | 2 godz. 14 min | otwarcie: 13:30 | otwarcie: 6:00 | otwarcie: 6:00 | otwarcie: pon., 09:00 | otwarte do 19:00 | otwarcie: śr., 09:00
pt | America/St_Johns | ter., 24 – qui., 26 de nov. | qui., 31 de dez. – seg., 4 de jan. | dom., 25 de out. | 2 h 14 min | abre: 13:30 | abre: 6:00 | abre: 6:00 | abre: seg., 09:00 | aberto até às 19:00 | abre: qua., 09:00
sv | Pacific/Kiritimati | tis 24 – tors 26 nov. | tors 31 dec. – mån 4 jan. | sön 25 okt. | 2 tim 14 min | öppnar 13:30 | öppnar 6:00 | öppnar 6:00 | öppnar mån 09:00 | öppet till 19:00 | öppnar ons 09:00
ar | Asia/Riyadh | الثلاثاء، 24 – الخميس، 26 نوفمبر | الخميس، 31 ديسمبر – الاثنين، 4 يناير | الأحد، 25 أكتوبر | 2 س 14 د | يفتح 1:30 م | يفتح 6:00 ص | يفتح 6:00 ص | يفتح الاثنين 9:00 ص | مفتوح حتى 7:00 م | يفتح الأربعاء 9:00 ص
`
  .trim()
  .split('\n')
  .map((line) => line.split(' | '));

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekOf = (hours: (weekday: number) => Interval[] | null): Week => days.map((day, weekday) => ({ day, hours: hours(weekday) }));
const long: Interval[] = [['06:00', '23:00']];
const untilSeven = weekOf(() => [['09:00', '19:00']]);

/** What the proxy answers of six doors: in a lunch break, in both nights when clocks change, at a week's end, and of one hour in two zones. */
const doors = [
  door(
    'NL',
    '2026-11-24T12:45:00+01:00',
    weekOf(() => [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ]),
  ),
  door(
    'NL',
    '2026-10-25T01:30:00+02:00',
    weekOf(() => long),
  ),
  door(
    'NL',
    '2026-03-29T01:30:00+01:00',
    weekOf(() => long),
  ),
  door(
    'NL',
    '2026-11-22T22:30:00+01:00',
    weekOf((weekday) => (weekday < 6 ? [['09:00', '18:00']] : null)),
    '2026-11-23T08:00:00Z',
  ),
  door('PT', '2026-11-24T18:30:00Z', untilSeven),
  door('FI', '2026-11-24T18:30:00Z', untilSeven),
];

function door(country: string, at: string, week: Week, next?: string) {
  const now = Date.parse(at);
  return { now, opening: openingAt(week, next, country, now) };
}

describe('dates and opening times in a browser', () => {
  let browser: Browser;
  before(async () => {
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
  });
  after(() => browser.close());

  for (const [lang = '', zone = '', ...says] of shoppers)
    it(`are right for a shopper who reads ${lang} in ${zone}`, async () => {
      const context = await browser.newContext({ locale: lang, timezoneId: zone });
      const page = await context.newPage();
      await page.route('http://widget.test/**', async (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '' });
        const source = await readFile(new URL(`../..${pathname}`, import.meta.url), 'utf8');
        return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) });
      });
      await page.goto('http://widget.test/');
      const said = await page.evaluate(say, { lang, doors });
      await context.close();
      assert.deepEqual(said, says);
    });
});

/** Runs in the browser, on the widget's own modules. */
async function say({ lang, doors }: { lang: string; doors: { now: number; opening: object }[] }): Promise<string[]> {
  const load = (path: string) => import(`/widget/${path}.ts`);
  const [{ formatDays, formatDuration }, { openingText }, { createTranslate }, { finderMessages }] = await Promise.all(
    ['core/dates', 'views/opening', 'messages/messages', 'messages/en-finder'].map(load),
  );
  const [language] = lang.split('-');
  const { messages } = language === 'en' ? { messages: {} } : await load(`messages/${language}`);
  const words = { lang, t: createTranslate(lang, finderMessages, messages) };
  const texts = [
    formatDays({ from: '2026-11-24', to: '2026-11-26' }, lang),
    formatDays({ from: '2026-12-31', to: '2027-01-04' }, lang),
    formatDays({ from: '2026-10-25', to: '2026-10-25' }, lang),
    formatDuration(134 * 60_000, lang),
    ...doors.map(({ opening, now }) => openingText(opening, now, words)),
  ];
  return texts.map((text: string) => text.replaceAll(/\s/g, ' '));
}
