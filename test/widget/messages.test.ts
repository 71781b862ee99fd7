import { expect } from '@open-wc/testing';
import { loadMessages } from '../../widget/chunks/load.ts';
import { messages as entry } from '../../widget/messages/en.ts';
import { finderMessages } from '../../widget/messages/en-finder.ts';
import { lineMessages } from '../../widget/messages/en-line.ts';
import { createTranslate, type Messages } from '../../widget/messages/messages.ts';

/** Every official language of the EU but English, and Arabic. */
const languages = 'ar bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');
const en: Record<string, unknown> = { ...entry, ...finderMessages, ...lineMessages };
const placeholders = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();

for (const lang of languages)
  describe(`the messages in ${lang}`, () => {
    let messages: Record<string, unknown>;
    before(async () => {
      messages = await loadMessages(lang);
    });

    it('have the keys and placeholders of English', () => {
      expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(en).sort());
      for (const key of Object.keys(en)) expect(placeholders(messages[key]), key).to.deep.equal(placeholders(en[key]));
    });

    it('have every plural form the language needs', () => {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(messages))
        if (typeof message === 'object') expect(Object.keys(message as object).sort(), key).to.deep.equal(categories);
    });

    it('say something in each, with no blank at an end', () => {
      for (const text of JSON.stringify(messages).match(/(?<=:")[^"]*/g) ?? []) expect(text).to.match(/^\S(.*\S)?$/);
    });
  });

describe('a translation', () => {
  it('picks the plural form, writes numbers as the language does, and takes placeholder text as text', async () => {
    const t = createTranslate('de', entry, finderMessages, await loadMessages('de'));
    expect(t('pointCount', { count: 1 })).to.equal('1 Abholstelle');
    expect(t('pointCount', { count: 1200 })).to.equal('1.200 Abholstellen');
    expect(t('notFound', { text: '{count} $&' })).to.include('„{count} $&“');
  });

  it('lets the page\u2019s own words win', () => {
    expect(createTranslate<Messages>('en', entry, { legend: 'Shipping' })('legend')).to.equal('Shipping');
  });
});
