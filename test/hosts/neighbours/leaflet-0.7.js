/*
 * What Leaflet 0.7 leaves on a page, as far as another Leaflet can meet it: its global, the marks it puts on elements, its
 * listeners on window and document under keys of theirs, and its classes on its container. None of its code is here.
 */
(() => {
  let last = 0;
  const stamp = (object) => (object._leaflet_id ??= ++last);
  const listen = (target, type, handler) => {
    const key = `_leaflet_${type}${stamp(handler)}`;
    if (target[key]) return;
    target[key] = handler;
    target.addEventListener(type, handler, false);
  };

  class Map {
    constructor(container) {
      if (container._leaflet) throw new Error('Map container is already initialized.');
      container._leaflet = true;
      container.className += ' leaflet-container leaflet-fade-anim';
      container.style.position = 'relative';
      this._container = container;
      this._pane = document.createElement('div');
      this._pane.className = 'leaflet-map-pane';
      container.appendChild(this._pane);
      stamp(this);
      for (const type of ['click', 'dblclick', 'mousedown', 'mouseup', 'mousemove', 'contextmenu']) listen(container, type, () => {});
      listen(window, 'resize', () => {});
      listen(document, 'keydown', () => {});
    }
    setView(center, zoom) {
      Object.assign(this, { _center: center, _zoom: zoom });
      return this;
    }
    setZoom(zoom) {
      return this.setView(this._center, zoom);
    }
    getZoom() {
      return this._zoom;
    }
  }

  const before = window.L;
  window.L = {
    version: '0.7.7',
    stamp,
    Map,
    map: (container) => new Map(container),
    divIcon: () => ({}),
    marker: () => ({
      addTo(map) {
        const icon = map._pane.appendChild(document.createElement('div'));
        icon.className = 'leaflet-marker-icon leaflet-div-icon leaflet-zoom-animated leaflet-clickable';
        stamp(icon);
        return this;
      },
    }),
    noConflict() {
      window.L = before;
      return this;
    },
  };
})();
