/** One change to one file of a library, and why it must be made. */
interface Patch {
  /** End of the path of the file it changes. */
  file: string;
  reason: string;
  /** With the flag `g`. */
  find: RegExp;
  /** How often `find` must match. Any other count means that the library changed: read it again, then correct the patch. */
  times: number;
  replace: string;
}

/** What a patched library imports our policy by; whoever applies the patches resolves it to `widget/chunks/policy.ts`. */
export const policyModule = 'sendcloud-delivery-picker-policy';

const leaflet = 'leaflet/dist/leaflet-src.esm.js';
const oldBrowsers = 'Serves browsers without adoptable style sheets, in none of which the rest of the widget runs.';
const stranger = "Tells polyfills and other copies of Lit about itself; this copy is the picker's alone.";
const unwritten = 'Serves what our templates and properties never hold; the tests run with Lit as it is made here.';
const unused = 'Half of Leaflet is never used here, and a bundler must be able to leave it out.';

/** Written for lit 3.3.3 (lit-html 3.3, reactive-element 2.1.2) and Leaflet 1.9.4. */
const patches: readonly Patch[] = [
  {
    file: 'lit-html/lit-html.js',
    reason:
      'A page under Trusted Types must list one policy, ours, and another Lit on the page has taken the name "lit-html" already: a second policy of one name throws.',
    find: /(\w+)=\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/g,
    times: 1,
    replace: '$1=deliveryPolicy',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: 'Brings the policy the patch above names.',
    find: /^/g,
    times: 1,
    replace: `import{policy as deliveryPolicy}from"${policyModule}";`,
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: oldBrowsers,
    find: /(\w)=\w\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/g,
    times: 1,
    replace: '$1=true',
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: oldBrowsers,
    find: /if\(e\)(s\.adoptedStyleSheets=.*?);else for.*?(?=\},c=)/g,
    times: 1,
    replace: '$1',
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: oldBrowsers,
    find: /c=e\?(\w=>\w):.*?;(?=export)/g,
    times: 1,
    replace: 'c=$1;',
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: 'Our style sheets are constants; nobody gives them a value that has to be refused in a sentence.',
    find: /throw Error\("Value passed[^"]*"\+t\+"[^"]*"\)/g,
    times: 1,
    replace: 'throw Error("css")',
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: 'The same sentence once more, for who makes a style sheet by hand.',
    find: /Error\("CSSResult is not constructable[^"]*"\)/g,
    times: 1,
    replace: 'Error("css")',
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    reason: `${unwritten} Objects as JSON in attributes.`,
    find: /case Object:case Array:(?:t=null==t\?t:JSON\.stringify\(t\)|try\{i=JSON\.parse\(t\)\}catch\(t\)\{i=null\})/g,
    times: 2,
    replace: '',
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    reason: `${unwritten} What decorators add to a class.`,
    find: /static addInitializer\(t\)\{.*?\}(?=static)|,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)|,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/g,
    times: 3,
    replace: '',
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    reason: `${unwritten} Lists of styles within lists.`,
    find: /(static finalizeStyles\(s\)\{)const i=\[\];if\(Array.*?return i\}/g,
    times: 1,
    replace: '$1return s??[]}',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} SVG, MathML, values inside style, script, title and textarea, in comments, and for a whole element.`,
    find: /[23]===i\b|y\.test\((?:u\[2\]|r\.tagName)\)|t\.startsWith\(o\)|6===r\.type|-1!==\(t=r\.data\.indexOf\(o,t\+1\)\)/g,
    times: 11,
    replace: 'false',
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    reason: 'Puts style sheets together by reduce, in whose place Prototype.js 1.6 has a method of its own that does something else.',
    find: /e\.reduce\(\(e,s,o\)=>e\+(\(t=>\{.*?\}\)\(s\)\+t\[o\+1\]),t\[0\]\)/g,
    times: 1,
    replace: 't[0]+e.map((s,o)=>$1).join("")',
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    reason: 'Reads what decorators leave behind; our properties stand in a table.',
    find: /Symbol\.metadata\?\?=.*?new WeakMap;|const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=)/g,
    times: 2,
    replace: '',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: stranger,
    find: /,\w=\w\.litHtmlPolyfillSupport;\w\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/g,
    times: 1,
    replace: ';',
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    reason: stranger,
    find: /(?<=Map,)\w\?\.\(\{ReactiveElement:y\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/g,
    times: 1,
    replace: '0;',
  },
  {
    file: 'lit-element/lit-element.js',
    reason: stranger,
    find: /,s\.litElementHydrateSupport\?\..*?;const o=.*?;o\?\..*?(?=;const)|(?<=\};)\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/g,
    times: 2,
    replace: '',
  },
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
    reason:
      'Points at images and behaviours of controls we do not use; each would be a request, or a data: address in a policy that may not allow it.',
    find: /[^{}]+\{[^{}]*url\([^{}]*\}/g,
    times: 4,
    replace: '',
  },
];

/** The library's source as we ship it. Files without a patch come back as they are. */
export function patch(path: string, source: string): string {
  return patches.filter(({ file }) => path.endsWith(file)).reduce(apply, source);
}

function apply(source: string, { file, reason, find, times, replace }: Patch): string {
  const found = source.match(find)?.length ?? 0;
  if (found !== times)
    throw new Error(`A patch of ${file} matches ${found} times instead of ${times}: ${find.source}\nIt was made because: ${reason}`);
  return source.replace(find, replace);
}
