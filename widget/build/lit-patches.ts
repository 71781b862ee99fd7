import type { Patch } from './patches.ts';

/** What a patched library imports our policy by; whoever applies the patches resolves it to `widget/chunks/policy.ts`. */
export const policyModule = 'sendcloud-delivery-picker-policy';

const oldBrowsers = 'Serves browsers without adoptable style sheets, in none of which the rest of the widget runs.';
const stranger = "Tells polyfills and other copies of Lit about itself; this copy is the picker's alone.";
const unwritten = 'Serves what our templates and properties never hold; the tests run with Lit as it is made here.';

/** Written for lit 3.3.3 (lit-html 3.3, reactive-element 2.1.2, lit-element 4.2.2). */
export const litPatches: readonly Patch[] = [
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
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} Directives, which may stand wherever a value may.`,
    find: /function M\(t,i,s=t,e\)\{.*?,i\}(?=class R)|t=M\(this,t,i\),(?=a\(t\))|V:M,|M\(this,t\)(?=\}\}const)/g,
    times: 4,
    replace: '',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} What directives ask of the place they stand in.`,
    find: /get (?:parentNode|_\$AU|startNode|endNode|tagName)\(\)\{.*?\}(?=get|u\(t\)|constructor|_\$AI)|,this\._\$AN=void 0|,this\._\$Cv=e\?\.isConnected\?\?!0|this\._\$AP\?\.\(!1,!0,s\)|setConnected\(t\)\{.*?\}(?=\}class H)/g,
    times: 16,
    replace: '',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} Attributes put together of several values, or of a value and text: the tests would stop at one.`,
    find: /,s\.length>2\|\|""!==s\[0\]\|\|""!==s\[1\]\?.*?:this\._\$AH=A(?=\})/g,
    times: 1,
    replace: ';if(s.join()!==",")throw Error("attribute")',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: 'The same, where such an attribute is written.',
    find: /_\$AI\(t,i=this,s,e\)\{const h=this\.strings.*?this\.j\(t\)\}/g,
    times: 1,
    replace: '_$AI(t){(!a(t)||t!==this._$AH)&&this.j(this._$AH=t)}',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: 'The same, where values are dealt out.',
    find: /void 0!==s&&\(void 0!==s\.strings\?.*?:s\._\$AI\(t\[i\]\)\),i\+\+/g,
    times: 1,
    replace: 's._$AI(t[i++])',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} Listeners that are objects or come and go.`,
    find: /_\$AI\(t,i=this\)\{if\(\(t=M.*?handleEvent\(t\)\{.*?\}\}/g,
    times: 1,
    replace:
      '_$AI(t){this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t}handleEvent(t){this._$AH?.call(this.options?.host??this.element,t)}}',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: `${unwritten} Templates made ready by a compiler.`,
    find: /"number"==typeof s\?(this\._\$AC\(t\)):\(void 0===s\.el.*?,s\)/g,
    times: 1,
    replace: '$1',
  },
  {
    file: 'lit-html/lit-html.js',
    reason: 'Tells directives what kind of part they stand in.',
    find: /constructor\(\)\{super\(\.\.\.arguments\),this\.type=\d\}|constructor\(t,i,s,e,h\)\{super\(t,i,s,e,h\),this\.type=5\}|this\.type=\d,/g,
    times: 6,
    replace: '',
  },
  {
    file: 'lit-element/lit-element.js',
    reason: 'Tells directives when their element leaves the page and comes back.',
    find: /connectedCallback\(\)\{super\.connectedCallback.*?(?=render\(\))|this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/g,
    times: 2,
    replace: '',
  },
];
