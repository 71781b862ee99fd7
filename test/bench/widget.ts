import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../support/browser.ts';
import { median, quantile, round } from './figures.ts';
import type { Figures } from './run.ts';
import { startCheckouts } from './widget/checkouts.ts';
import { conditions, type FirstOption, measureFirstOption } from './widget/first-option.ts';
import { measureInteractions } from './widget/interactions.ts';

const rounds = 7;
const pickers = {
  ours: { option: { host: 'sendcloud-delivery-picker', radio: 'input[name=option]' }, picture: picture('ours') },
  'MyParcel 7.5.3': { option: { radio: 'input[name=deliveryMoment]' }, picture: picture('peer') },
};

/**
 * What a shopper on a slow phone waits for: the way to the first option beside MyParcel's published bundle, by turns in one run, and how soon
 * the page answers to a finger. A busy machine makes both slower: compare the figures of one run.
 */
export async function benchWidget(): Promise<Figures> {
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', 'widget/build/build.ts', 'widget']);
  const checkouts = await startCheckouts();
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
  try {
    const urls = { ours: checkouts.ours, 'MyParcel 7.5.3': checkouts.peer };
    return { ...(await firstOptions(browser, urls)), ...(await interactions(browser, checkouts.ours)) };
  } finally {
    await browser.close();
    await checkouts.close();
  }
}

type Picker = keyof typeof pickers;

async function firstOptions(browser: Browser, urls: Record<Picker, string>): Promise<Figures> {
  const measured: Record<Picker, FirstOption[]> = { ours: [], 'MyParcel 7.5.3': [] };
  const names = Object.keys(pickers) as Picker[];
  for (let turn = 0; turn < rounds; turn += 1)
    for (const name of names) {
      const { option, picture } = pickers[name];
      measured[name].push(await measureFirstOption(browser, urls[name], option, picture));
    }
  const middle = (name: Picker, what: keyof FirstOption) => median(measured[name].map((one) => one[what]));
  const figures: Figures = { 'first option, measured at': `${conditions}, median of ${rounds} turns each` };
  for (const [what, said, digits] of columns)
    for (const name of names) figures[`first option, ${name}, ${said}`] = round(middle(name, what), digits);
  return figures;
}

/** Each figure, how it is called, and to how many digits. */
const columns: [what: keyof FirstOption, said: string, digits: number][] = [
  ['bytes', 'bytes transferred', 0],
  ['codeBytes', 'bytes of scripts and styles, gzip', 0],
  ['requests', 'requests', 0],
  ['blocked', 'total blocking time in ms', 0],
  ['shift', 'layout shift', 3],
  ['usable', 'usable after ms', 0],
];

async function interactions(browser: Browser, url: string): Promise<Figures> {
  const { conditions, durations } = await measureInteractions(browser, url);
  const all = [...durations.values()].flat();
  const figures: Figures = { 'interactions, measured at': conditions, 'interactions, how many': all.length };
  for (const [name, some] of durations) figures[`interactions, ${name}, p98 in ms`] = quantile(some, 0.98);
  return { ...figures, 'interactions, all, median in ms': median(all), 'interactions, all, p98 in ms': quantile(all, 0.98) };
}

function picture(name: string): string {
  return fileURLToPath(new URL(`./widget/first-option-${name}.jpg`, import.meta.url));
}
