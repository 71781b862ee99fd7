import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { ownTask } from '../chunks/own-task.ts';
import { boxAround } from '../core/box.ts';
import type { CreatePointMap, MapBox, PointMap } from '../map/point-map.ts';
import type { Words } from '../messages/words.ts';

/** Where the map's picture comes from, and how its code is fetched. */
export interface MapSource {
  readonly tiles: string;
  readonly attribution: string;
  load(): Promise<{ createPointMap: CreatePointMap }>;
}

export interface MapInputs {
  /** Undefined while no map is wanted. */
  source(): MapSource | undefined;
  points(): readonly ServicePoint[];
  /** Drawn as well where it is not one of the points. */
  chosen(): ServicePoint | undefined;
  words(): Words;
  pick(ids: readonly string[]): void;
  moved(area: MapBox): void;
}

/** How many of the nearest points the map shows at first: enough to choose from, few enough to see streets. */
const AROUND = 8;

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Keeps a map in the host's `.map`, for as long as there is one.
 *
 * The map follows the list: it draws the same points and the same choice. It takes its own code along only when it is
 * first shown; `failed` says that this did not work, and the list goes on alone.
 */
export class MapController implements ReactiveController {
  failed = false;

  readonly #host: Host;
  readonly #inputs: MapInputs;
  #container: HTMLElement | undefined;
  #map: PointMap | undefined;

  constructor(host: Host, inputs: MapInputs) {
    this.#host = host;
    this.#inputs = inputs;
    host.addController(this);
  }

  hostUpdated(): void {
    const container = this.#inputs.source() && (this.#host.renderRoot.querySelector<HTMLElement>('.map') ?? undefined);
    if (container !== this.#container) void this.#replace(container);
    const [points, chosen] = [this.#inputs.points(), this.#inputs.chosen()];
    const isApart = chosen && !points.some(({ id }) => id === chosen.id);
    this.#map?.show(isApart ? [...points, chosen] : points, chosen?.id);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    void this.#replace(undefined);
  }

  /** Brings the nearest points into view. */
  fit(): void {
    const box = this.#firstBox();
    if (box) this.#map?.fit(box);
  }

  /** Brings a point to the middle. */
  moveTo(point: ServicePoint): void {
    this.#map?.moveTo(point);
  }

  async #replace(container: HTMLElement | undefined): Promise<void> {
    this.#map?.destroy();
    this.#map = undefined;
    this.#container = container;
    const source = this.#inputs.source();
    if (!container || !source) return;
    const chunk = await source.load().catch(() => undefined);
    // Running the map's code, building the map and drawing its pins would hold up the page together.
    await ownTask();
    if (container !== this.#container) return;
    this.failed = chunk === undefined;
    this.#map = chunk?.createPointMap(container, this.#options(source));
    await ownTask();
    this.#host.requestUpdate();
  }

  #options({ tiles, attribution }: MapSource): Parameters<CreatePointMap>[1] {
    const { t } = this.#inputs.words();
    const box = this.#firstBox();
    return {
      tiles,
      attribution,
      labels: {
        map: t('map'),
        zoomIn: t('zoomIn'),
        zoomOut: t('zoomOut'),
        group: (count) => t('pointCount', { count }),
        wheelHint: t('wheelHint'),
        touchHint: t('touchHint'),
      },
      view: box ? { box } : { center: { latitude: 50, longitude: 8 }, zoom: 4 },
      onPick: (ids) => this.#inputs.pick(ids),
      onMove: (area) => this.#inputs.moved(area),
    };
  }

  #firstBox(): MapBox | undefined {
    const points = this.#inputs.points();
    const id = this.#inputs.chosen()?.id;
    const chosen = points.find((point) => point.id === id);
    return boxAround(chosen ? [chosen, ...points.slice(0, AROUND)] : points.slice(0, AROUND));
  }
}
