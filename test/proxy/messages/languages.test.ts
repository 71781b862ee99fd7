import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../../../proxy/messages/language-of.ts';
import { languages } from '../../../proxy/messages/messages.ts';

describe('the language of a page', () => {
  const cases: [header: string | undefined, country: string | null, language: string][] = [
    ['nl-BE,nl;q=0.9,en;q=0.8', 'FR', 'nl'],
    ['en;q=0.5, SV', 'FR', 'sv'],
    ['de;q=0.2,it;q=0.9', null, 'it'],
    ['da,nn;q=0.9,pl;q=0.1', null, 'pl'],
    ['fr;q=0, es;q=0.1', null, 'es'],
    ['da', 'PT', 'pt'],
    ['da', 'DK', 'en'],
    ['*', 'AT', 'de'],
    ['toString, __proto__', 'NL', 'nl'],
    [';;,q=,;q=1', null, 'en'],
    ['fr;q=no', null, 'fr'],
    [undefined, 'SE', 'sv'],
    [undefined, null, 'en'],
  ];
  for (const [header, country, language] of cases)
    it(`is ${language} for ${JSON.stringify(header ?? null)} in ${country}`, () => assert.equal(languageOf(header, country), language));
});

describe('the words', () => {
  const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [language, messages] of Object.entries(languages))
    it(`of ${language} leave the same blanks as the English ones, and say something of their own`, () => {
      for (const [key, english] of Object.entries(languages.en)) {
        const text = messages[key as keyof typeof messages];
        assert.deepEqual(blanks(text), blanks(english), key);
        assert.ok(text.trim() === text && text.length > 0, key);
        if (language !== 'en') assert.notEqual(text, english, key);
      }
    });
});
