import { css } from 'lit';

/** What is told: how something stands, what was found, what is known, what is on its way. */
export const newsStyles = css`
  .badge {
    padding: 2px 10px;
    border: 1px solid currentcolor;
    border-radius: 12px;
    font-size: 0.9em;
    font-weight: 500;
  }
  .good {
    color: var(--_good);
  }
  .warn {
    color: light-dark(#7a4a00, #f0c060);
  }
  .bad {
    color: light-dark(#a11a1a, #ff9c94);
  }
  .notice.bad {
    border: 1px solid currentcolor;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    padding: 10px 14px;
    border-radius: 8px;
    background: var(--_warn);
    color: var(--_text);
  }
  .notice > p {
    flex: 1 1 16em;
  }
  .findings {
    display: grid;
    gap: 8px;
    list-style: none;
  }
  .findings > li {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_line);
  }
  .findings > .error {
    border-color: light-dark(#a11a1a, #ff9c94);
  }
  .findings > .warning {
    border-color: light-dark(#b97400, #f0c060);
  }
  .level {
    color: var(--_muted);
  }
  .error .level {
    color: light-dark(#a11a1a, #ff9c94);
  }
  .warning .level {
    color: light-dark(#7a4a00, #f0c060);
  }
  .well {
    color: var(--_good);
    font-weight: 500;
  }
  .facts {
    display: grid;
    gap: 8px 24px;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 0 12px;
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .empty {
    padding-block: 32px;
    color: var(--_muted);
    text-align: center;
  }
  .waiting {
    display: grid;
    gap: 16px;
    padding: var(--_space);
  }
  .waiting > i {
    block-size: 16px;
    border-radius: 4px;
    background: var(--_line);
  }
  .waiting > :nth-child(even) {
    inline-size: 60%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .waiting > i {
      animation: waiting 1.2s ease-in-out infinite alternate;
    }
    @keyframes waiting {
      to {
        opacity: 0.4;
      }
    }
  }
  @container (min-width: 560px) {
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .findings > li {
      border-color: CanvasText;
    }
    .waiting > i {
      background: GrayText;
    }
  }
`;
