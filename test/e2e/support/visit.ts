import type { Browser, Page } from 'playwright-core';

export interface VisitOptions {
  javaScript?: boolean;
  /** Requests of the page to this origin are refused, as a blocker would. */
  block?: string;
  /** Device pixels a CSS pixel; 1 unless said. */
  sharpness?: number;
  /** The language of the shopper's browser; British English unless said. */
  locale?: string;
}

/** One shopper's window, and what it did that a shop would not want. */
export interface Visit {
  page: Page;
  /** What the page complained of: violations of its policy, errors, failed loads. Empty on a good day. */
  complaints: string[];
  /** Origins the page has asked anything of. */
  origins: Set<string>;
  /** The last form the page sent. */
  submitted(): URLSearchParams;
  close(): Promise<void>;
}

const patience = 10_000;

export async function openVisit(
  browser: Browser,
  { shopUrl, proxyUrl }: { shopUrl: string; proxyUrl: string },
  { javaScript = true, block, sharpness = 1, locale = 'en-GB' }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: shopUrl,
    javaScriptEnabled: javaScript,
    deviceScaleFactor: sharpness,
    locale,
    timezoneId: 'Europe/Amsterdam',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const complaints: string[] = [];
  const origins = new Set<string>();
  let form: string | null = null;

  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http')) origins.add(origin);
    if (request.method() === 'POST' && origin === shopUrl) form = request.postData();
  });
  if (block)
    await page.route(
      ({ origin }) => origin === block,
      (route) => route.abort('blockedbyclient'),
    );
  if (block !== proxyUrl && javaScript) await page.addInitScript(reportViolations);

  return {
    page,
    complaints,
    origins,
    submitted: () => {
      if (form === null) throw new Error('the page has sent no form');
      return new URLSearchParams(form);
    },
    close: () => context.close(),
  };
}

/** Violations that only a listener hears reach the console, and so the complaints. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}
