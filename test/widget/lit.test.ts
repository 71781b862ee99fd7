import { expect } from '@open-wc/testing';
import { html, render } from 'lit';

describe('Lit as it is made here', () => {
  it('stops at an attribute of text and a value, which it would write wrong', () => {
    const template = html`<p class="pick ${'chosen'}"></p>`;
    expect(() => render(template, document.createElement('div'))).to.throw('attribute');
  });
});
