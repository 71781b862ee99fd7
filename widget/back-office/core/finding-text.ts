import type { FindingView } from '../../../proxy/contract/findings.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { formatMoment } from './moments.ts';

/** A finding in the words of this language; in the proxy's English where a newer proxy says something that is not known here. */
export function findingText({ code, what, remedy, values }: FindingView, { lang, t }: OfficeWords): { what: string; remedy: string } {
  const list = new Intl.ListFormat(lang, { type: 'conjunction' });
  const written = Object.entries(values).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.length > 0 ? list.format(value) : t('factUnknown')];
    return [name, name === 'since' ? formatMoment(value, lang) : value];
  });
  const filled = Object.fromEntries(written) as Record<string, string>;
  const said = t(code, filled);
  return said ? { what: said, remedy: t(`${code}:do`, filled) } : { what, remedy };
}
