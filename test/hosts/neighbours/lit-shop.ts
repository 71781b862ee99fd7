import { css, html, LitElement } from 'lit';

/** The shop's own copy of Lit, as it comes from the package. */
class ShopBanner extends LitElement {
  static override styles = css`
    p {
      font-weight: bold;
    }
  `;

  protected override render() {
    return html`<p>Free returns</p>`;
  }
}

customElements.define('shop-banner', ShopBanner);
