import { css, html, LitElement, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { loadChunk } from '../../widget/chunks/load.ts';
import { MapController } from '../../widget/controllers/map.ts';
import type { MapPoint } from '../../widget/map/point-map.ts';

/** Stands where the picker stands: an element with nothing but the map, opened and kept by the picker's own controller. */
class MapBench extends LitElement {
  static override styles = [
    css`
      .map {
        block-size: 600px;
      }
    `,
  ];
  static override properties = { points: { attribute: false } };

  points: readonly MapPoint[] | undefined;
  readonly map = new MapController(this, {
    source: () => this.points && { tiles: '/tiles/{z}/{x}/{y}', attribution: '© Map makers', load: () => loadChunk('map') },
    points: () => (this.points ?? []) as readonly ServicePoint[],
    chosen: () => undefined,
    words: () => ({ lang: 'en', t: (key) => key }),
    pick: () => {},
    moved: () => {},
  });

  protected override render(): TemplateResult {
    return html`<div class="map"></div>`;
  }
}

customElements.define('map-bench', MapBench);
