import type { ServicePoint } from '../contract/service-points.ts';
import { type Language, languages, type Messages } from '../messages/messages.ts';
import { baseHeaders, type ProxyContext } from './respond.ts';

/** What one page says: its heading, and HTML below it. */
export interface PageContent {
  title: string;
  main: string;
}

/** A page for a shopper without a login: one file of HTML, no script, nothing from elsewhere. `nonce` allows its own style and nothing else. */
export function shopperPage({ title, main }: PageContent, language: Language, nonce: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
}

export const pageHeaders = (c: ProxyContext, language: Language, nonce: string): Record<string, string> => ({
  ...baseHeaders(c),
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Language': language,
  Vary: 'Accept-Language',
  'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
});

/** Speaks one language: a message with its blanks filled in, as HTML. */
export interface Saying {
  say(key: keyof Messages, blanks?: Record<string, string>): string;
  distance(metres: number): string;
}

export function sayingIn(language: Language): Saying {
  const messages = languages[language];
  const unit = (unit: 'meter' | 'kilometer', digits: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits });
  return {
    say: (key, blanks = {}) => escape(messages[key]).replaceAll(/\{(\w+)\}/g, (_, blank: string) => isolated(blanks[blank] ?? '')),
    distance: (metres) =>
      metres < 1000 ? unit('meter', 0).format(Math.round(metres / 10) * 10) : unit('kilometer', 1).format(metres / 1000),
  };
}

/** Names and numbers keep their own direction among Arabic words. */
const isolated = (text: string): string => `<bdi>${escape(text)}</bdi>`;

export const paragraph = (html: string): string => `<p>${html}</p>\n`;

export const addressOf = ({ name, addressLines }: ServicePoint): string =>
  `<address><strong>${escape(name)}</strong><br>${addressLines.map(escape).join('<br>')}</address>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

const style = `
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem; }
button { font: inherit; color: inherit; text-align: start; width: 100%; display: grid; gap: .125rem; padding: 1rem;
  background: Canvas; border: 1px solid GrayText; border-radius: .5rem; cursor: pointer; }
button:hover { border-color: CanvasText; }
button:focus-visible, a:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
em { font-style: normal; font-weight: 600; margin-top: .5rem; text-decoration: underline; }
address { font-style: normal; }
ol { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .5rem; }
ol li { display: flex; gap: .75rem; align-items: baseline; }
ol li::before { content: '○'; }
ol li.done::before { content: '✓'; }
ol li[aria-current]::before { content: '●'; }
ol li[aria-current] { font-weight: 600; }
nav { display: grid; justify-items: start; gap: .5rem; margin: 1.5rem 0; }
nav a { display: inline-block; padding: .75rem 0; color: inherit; font-weight: 600; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
