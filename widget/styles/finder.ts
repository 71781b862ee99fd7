import { css } from 'lit';

/** The point finder: a sheet as high as the screen on a phone, a window elsewhere. */
export const finderStyles = css`
  dialog {
    inline-size: 100%;
    max-inline-size: none;
    block-size: var(--_room, 100dvh);
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--_surface);
    color: var(--_text);
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .finder {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
  }
  .finder > header {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 10px var(--_space) 8px;
    border-block-end: 1px solid var(--_line);
  }
  .title {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .title h2 {
    flex: 1;
    margin: 0;
    font-size: 1em;
  }
  .title button {
    inline-size: 40px;
    padding: 0;
    font-size: 1.5em;
    line-height: 1;
  }
  .title h2:focus-visible {
    outline: none;
  }
  .search {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 8px;
  }
  .search label {
    grid-column: 1 / -1;
    font-size: 0.9em;
    font-weight: 500;
  }
  .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .panes {
    display: grid;
    min-block-size: 0;
    grid-template-rows: minmax(0, 1fr);
  }
  .list {
    padding: 10px var(--_space);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .list > button:first-child {
    margin-block-end: 10px;
  }
  .said {
    color: var(--_muted);
    font-size: 0.9em;
  }
  .chips,
  .chips > div {
    display: flex;
    gap: 8px;
  }
  .chips {
    margin-inline: calc(-1 * var(--_space));
    padding: 2px var(--_space);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .chips button {
    flex: none;
    border-radius: 18px;
    font-size: 0.9em;
    font-weight: normal;
  }
  .chips [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .chips small {
    color: var(--_muted);
    font-size: inherit;
  }
  :disabled {
    cursor: default;
    opacity: 0.55;
  }
  :disabled :disabled {
    opacity: 1;
  }
  .cards {
    display: grid;
    gap: 8px;
  }
  .card {
    border-radius: var(--_radius);
  }
  .card > label {
    column-gap: 12px;
    padding: 10px 14px 2px;
  }
  .name {
    display: flex;
    gap: 12px;
    justify-content: space-between;
  }
  .name i {
    font-size: 0.9em;
  }
  .card details {
    padding: 0 14px 6px;
    padding-inline-start: 46px;
    font-size: 0.9em;
  }
  .picked details {
    display: none;
  }
  .picked .card > label {
    padding-block-end: 10px;
  }
  .card summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent);
    cursor: pointer;
  }
  .card table {
    margin-block-start: 4px;
    border-spacing: 0;
  }
  .card th {
    padding-inline-end: 16px;
    font-weight: normal;
    text-align: start;
  }
  .card td {
    font-variant-numeric: tabular-nums;
  }
  .grow {
    inline-size: 100%;
    margin-block-start: 10px;
  }
  .map {
    position: relative;
    z-index: 0;
    min-block-size: 160px;
  }
  .map-panes .list,
  .list-panes .map {
    display: none;
  }
  .map-panes.panes,
  .split-panes.panes {
    grid-template-rows: minmax(0, 1fr) auto;
  }
  .split-panes.panes {
    grid-template-rows: 38% minmax(0, 1fr);
  }
  .split-panes .map {
    order: -1;
    min-block-size: 0;
  }
  .split-panes .picked:not(.several) {
    display: none;
  }
  .picked {
    display: grid;
    gap: 8px;
    max-block-size: 40vh;
    padding: 10px var(--_space);
    overflow-y: auto;
  }
  .carriers {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    padding: 0 14px 8px;
    padding-inline-start: 46px;
  }
  .carriers legend {
    float: inline-start;
    margin-block: 6px;
  }
  .carriers label {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 32px;
    cursor: pointer;
  }
  .finder > footer {
    display: grid;
    gap: 10px;
    padding: 10px var(--_space) max(12px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
  }
  .collect {
    display: grid;
    min-block-size: 52px;
    padding: 6px 16px;
    text-align: center;
  }
  .collect span {
    font-size: 0.9em;
    font-weight: normal;
    overflow-wrap: anywhere;
  }
  @media (min-width: 640px) {
    dialog {
      inline-size: min(560px, 100%);
      block-size: min(760px, 92dvh);
      margin: auto;
      border-radius: calc(var(--_radius) + 4px);
      box-shadow: 0 24px 64px rgb(0 0 0 / 30%);
    }
    dialog:has(.map) {
      inline-size: min(1040px, 94vw);
    }
    .chips {
      flex-wrap: wrap;
    }
    .chips > div {
      display: contents;
    }
  }
  @media (min-width: 760px) {
    .split-panes.panes {
      grid-template-rows: minmax(0, 1fr) auto;
      grid-template-columns: minmax(300px, 380px) minmax(0, 1fr);
    }
    .split-panes .map {
      order: 0;
    }
    .split-panes .list {
      grid-row: span 2;
    }
    .split-panes .picked {
      grid-column: 2;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
    .pick.chosen,
    .chips [aria-pressed='true'] {
      outline: 3px solid Highlight;
    }
    .primary {
      color: CanvasText;
    }
  }
`;
