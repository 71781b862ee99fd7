import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './browser.ts';

const origin = 'http://shop.example';

/** The browser of the tests. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}

/** A page of a shop with this script and nothing else; no request leaves the machine. */
export async function openScript(browser: Browser, script: string, body = ''): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Amsterdam' });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: shell(body) });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto(origin);
  return page;
}

const shell = (body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>
<script type="module" src="/page.js"></script></head>
<body>${body}</body></html>`;
