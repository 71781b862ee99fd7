import { expect } from '@open-wc/testing';
import { messages as ar } from '../../widget/messages/ar.ts';
import { messages as de } from '../../widget/messages/de.ts';
import { messages as entry } from '../../widget/messages/en.ts';
import { finderMessages } from '../../widget/messages/en-finder.ts';
import { lineMessages } from '../../widget/messages/en-line.ts';
import { messages as es } from '../../widget/messages/es.ts';
import { messages as fr } from '../../widget/messages/fr.ts';
import { messages as italian } from '../../widget/messages/it.ts';
import { createTranslate } from '../../widget/messages/messages.ts';
import { messages as nl } from '../../widget/messages/nl.ts';
import { messages as pl } from '../../widget/messages/pl.ts';
import { messages as pt } from '../../widget/messages/pt.ts';
import { messages as sv } from '../../widget/messages/sv.ts';

const en: Record<string, unknown> = { ...entry, ...finderMessages, ...lineMessages };
const placeholders = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();

for (const [lang, messages] of Object.entries({ ar, de, es, fr, it: italian, nl, pl, pt, sv }) as [string, Record<string, unknown>][])
  describe(`the messages in ${lang}`, () => {
    it('have the keys and placeholders of English', () => {
      expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(en).sort());
      for (const key of Object.keys(en)) expect(placeholders(messages[key]), key).to.deep.equal(placeholders(en[key]));
    });

    it('have every plural form the language needs', () => {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(messages))
        if (typeof message === 'object') expect(Object.keys(message as object).sort(), key).to.deep.equal(categories);
    });
  });

describe('a translation', () => {
  it('picks the plural form, writes numbers as the language does, and takes placeholder text as text', () => {
    const t = createTranslate('de', entry, finderMessages, de);
    expect(t('pointCount', { count: 1 })).to.equal('1 Abholstelle');
    expect(t('pointCount', { count: 1200 })).to.equal('1.200 Abholstellen');
    expect(t('notFound', { text: '{count} $&' })).to.include('„{count} $&“');
  });

  it('lets the page\u2019s own words win', () => {
    expect(createTranslate('en', entry, { legend: 'Shipping' })('legend')).to.equal('Shipping');
  });
});
