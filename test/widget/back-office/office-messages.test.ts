import { expect } from '@open-wc/testing';
import { messages as de } from '../../../widget/back-office/messages/de.ts';
import { messages as en } from '../../../widget/back-office/messages/en.ts';
import { messages as fr } from '../../../widget/back-office/messages/fr.ts';
import { messages as nl } from '../../../widget/back-office/messages/nl.ts';

const english: Record<string, unknown> = en;
const placeholders = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();

for (const [lang, messages] of Object.entries({ de, fr, nl }) as [string, Record<string, unknown>][])
  describe(`the back office’s messages in ${lang}`, () => {
    it('have the keys and placeholders of English, and no sentence left in it', () => {
      expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(english).sort());
      for (const key of Object.keys(english)) expect(placeholders(messages[key]), key).to.deep.equal(placeholders(english[key]));
      const same = Object.keys(english).filter((key) => messages[key] === english[key] && / \w+ \w+/.test(String(english[key])));
      expect(same).to.deep.equal([]);
    });

    it('have every plural form the language needs', () => {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(messages))
        if (typeof message === 'object') expect(Object.keys(message as object).sort(), key).to.deep.equal(categories);
    });
  });
