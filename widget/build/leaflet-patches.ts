import type { Patch } from './patches.ts';

const leaflet = 'leaflet/dist/leaflet-src.esm.js';
const unused = 'Half of Leaflet is never used here, and a bundler must be able to leave it out.';

/** Written for Leaflet 1.9.4. */
export const leafletPatches: readonly Patch[] = [
  {
    file: leaflet,
    reason: 'Goes through its tiles, panes and listeners by for-in, and trips over what a page has added to every object.',
    find: /for \((?:var )?(\w+) in ([^)]+)\) \{/g,
    times: 45,
    replace: '$& if ($2[$1] === Object.prototype[$1]) continue;',
  },
  {
    file: leaflet,
    reason:
      'Assigns innerHTML while it loads to learn whether SVG can stand in HTML, which Trusted Types forbid. It can in every browser we run in.',
    find: /var inlineSvg = !!svg\$1 && \(function \(\) \{[\s\S]*?\}\)\(\);/g,
    times: 1,
    replace: 'var inlineSvg = true;',
  },
  {
    file: leaflet,
    reason: 'The same for VML, which only Internet Explorer 8 had.',
    find: /var vml = !svg\$1 && \(function \(\) \{[\s\S]*?\}\(\)\);/g,
    times: 1,
    replace: 'var vml = false;',
  },
  {
    file: leaflet,
    reason: 'Trusted Types forbid innerHTML, and whatever Leaflet would show came from a carrier or a shop: it is text.',
    find: /(?<=\t)(\w+|this\._container)\.innerHTML = /g,
    times: 8,
    replace: '$1.textContent = ',
  },
  {
    file: leaflet,
    reason:
      "Keeps its listeners on window under a name that the shop's own Leaflet uses too, with ids that collide: one removes the other's.",
    find: /var eventsKey = '_leaflet_events';/g,
    times: 1,
    replace: "var eventsKey = Symbol('delivery map events');",
  },
  {
    file: leaflet,
    reason: 'Lets go of a tile by giving it a data: address, which a strict img-src forbids at each zoom. No address at all does the same.',
    find: /var emptyImageUrl = '[^']+';/g,
    times: 1,
    replace: "var emptyImageUrl = '';",
  },
  {
    file: leaflet,
    reason:
      'A map removed in the middle of a zoom throws 250 ms later, when its animation ends: https://github.com/Leaflet/Leaflet/issues/9575.',
    find: /(_onZoomTransitionEnd: function \(\) \{\s+)if \(!this\._animatingZoom\) /g,
    times: 1,
    replace: '$1if (!this._animatingZoom || !this._mapPane) ',
  },
  {
    file: leaflet,
    reason: `${unused} Its classes are made by calls, which a bundler cannot know to be harmless.`,
    find: /^(var \w+ = )(?=\w+\.extend\()/gm,
    times: 44,
    replace: '$1/*#__PURE__*/ ',
  },
  {
    file: leaflet,
    reason: `${unused} Classes are hung on one another, although we import each by its name.`,
    find: /^(?:CRS|Control|control|GeoJSON|Icon|Map|Polyline|SVG|TileLayer|tileLayer)\.\w+ = \w+;/gm,
    times: 34,
    replace: '',
  },
  {
    file: leaflet,
    reason: `${unused} These mix popups, tooltips, controls, GeoJSON and vector renderers into every map and layer.`,
    find: /^(?:Map|Layer|LayerGroup|Polyline|Polygon)\.include\(\{(?!\s*\/\/ @method addLayer)[\s\S]*?^\}\);/gm,
    times: 11,
    replace: '',
  },
  {
    file: leaflet,
    reason: `${unused} The same for the GeoJSON of points.`,
    find: /^\w+\.include\(PointToGeoJSON\);/gm,
    times: 3,
    replace: '',
  },
  {
    file: leaflet,
    reason: `${unused} The map has zoom buttons and an attribution of its own.`,
    find: /^Map\.(?:mergeOptions\(\{|addInitHook\(function \(\) \{)\s+(?:if \(this\.options\.)?(?:zoomControl|attributionControl)[\s\S]*?^\}\);/gm,
    times: 4,
    replace: '',
  },
  {
    file: leaflet,
    reason: `${unused} Nobody draws a box on this map or holds a finger down for a context menu.`,
    find: /^Map\.addInitHook\('addHandler', '(?:boxZoom|tapHold)', \w+\);/gm,
    times: 2,
    replace: '',
  },
  {
    file: 'leaflet/dist/leaflet.css',
    reason: `${unused} Three quarters of its looks are of controls, popups, tooltips and icons.`,
    find: /\/\* control positioning \*\/[\s\S]*?(?=\/\* zoom and fade)|\/\* general toolbar styles \*\/[\s\S]*/g,
    times: 2,
    replace: '',
  },
  {
    file: 'leaflet/dist/leaflet.css',
    reason: 'A behaviour for Internet Explorer 8 is an address, which a policy may not allow.',
    find: /[^{}]+\{[^{}]*url\([^{}]*\}/g,
    times: 1,
    replace: '',
  },
];
