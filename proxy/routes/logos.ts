import { carrierName } from '../domain/carriers.ts';

/** Calm backgrounds that white letters stand out from by at least 4.5 to 1. */
const colours = ['#1f4e79', '#7a3b10', '#2b5d34', '#5b2a6e', '#8a1f3c', '#35506b', '#4a4a12', '#0f5b5b'];

/** A neutral mark for a carrier: up to two of its letters on a colour of its own. Real logos are trademarks and are not ours to ship. */
export function letterMark(code: string): string {
  const name = carrierName(code);
  const letters = lettersOf(name);
  const sum = Array.from(code).reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0);
  const colour = colours[sum % colours.length] ?? colours[0];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" role="img" aria-label="${escapeXml(name)}"><rect width="40" height="40" rx="8" fill="${colour}"/><text x="20" y="26" text-anchor="middle" font-family="system-ui,sans-serif" font-size="16" font-weight="700" fill="#fff">${escapeXml(letters)}</text></svg>`;
}

function lettersOf(name: string): string {
  const capitals = Array.from(name.matchAll(/\p{Lu}/gu), ([capital]) => capital).join('');
  return (capitals.length >= 2 ? capitals : name.toUpperCase()).slice(0, 2);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeXml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
