/*
 * What Prototype.js 1.6.0 does to the built-in objects of a page, as far as another script can meet it: its own methods in
 * the place of the native ones of the same name, all of them enumerable, and its own `Element`. Written from its documentation
 * (https://github.com/prototypejs/prototype/tree/1.6.0/src); none of its code is here.
 */
(() => {
  const extend = (target, members) => {
    for (const name in members) target[name] = members[name];
    return target;
  };
  const stop = {};
  const each = (list, visit) => {
    try {
      for (let i = 0; i < list.length; i++) visit(list[i], i);
    } catch (thrown) {
      if (thrown !== stop) throw thrown;
    }
    return list;
  };
  const collected = (list, pick) => {
    const found = [];
    each(list, (value, i) => pick(value, i, found));
    return found;
  };
  const itself = (value) => value;

  const enumerable = {
    each(iterator, context) {
      return each(this, (value, i) => iterator.call(context, value, i));
    },
    all(iterator = itself, context = undefined) {
      let result = true;
      each(this, (value, i) => {
        result = result && !!iterator.call(context, value, i);
      });
      return result;
    },
    any(iterator = itself, context = undefined) {
      let result = false;
      each(this, (value, i) => {
        result = result || !!iterator.call(context, value, i);
      });
      return result;
    },
    collect(iterator = itself, context = undefined) {
      return collected(this, (value, i, found) => found.push(iterator.call(context, value, i)));
    },
    detect(iterator, context) {
      for (let i = 0; i < this.length; i++) if (iterator.call(context, this[i], i)) return this[i];
    },
    findAll(iterator, context) {
      return collected(this, (value, i, found) => iterator.call(context, value, i) && found.push(value));
    },
    include(wanted) {
      return this.indexOf(wanted) !== -1;
    },
    inject(memo, iterator, context) {
      each(this, (value, i) => {
        memo = iterator.call(context, memo, value, i);
      });
      return memo;
    },
    pluck(name) {
      return collected(this, (value, _, found) => found.push(value[name]));
    },
    toArray() {
      return collected(this, (value, _, found) => found.push(value));
    },
    size() {
      return this.length;
    },
    inspect: () => '#<Enumerable>',
  };
  const aliases = {
    map: 'collect',
    find: 'detect',
    select: 'findAll',
    filter: 'findAll',
    member: 'include',
    entries: 'toArray',
    every: 'all',
    some: 'any',
  };
  for (const name in aliases) enumerable[name] = enumerable[aliases[name]];

  const nativeReverse = Array.prototype.reverse;
  extend(Array.prototype, enumerable);
  extend(Array.prototype, {
    _reverse: nativeReverse,
    _each(iterator) {
      for (let i = 0; i < this.length; i++) iterator(this[i]);
    },
    clear() {
      this.length = 0;
      return this;
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    compact() {
      return this.findAll((value) => value != null);
    },
    reverse(inline) {
      return nativeReverse.call(inline !== false ? this : this.toArray());
    },
    reduce() {
      return this.length > 1 ? this : this[0];
    },
    uniq() {
      return [...new Set(this)];
    },
    clone() {
      return this.slice();
    },
    toJSON() {
      const parts = [];
      this.each((value) => parts.push(Object.toJSON(value)));
      return `[${parts.join(', ')}]`;
    },
  });

  const stringify = JSON.stringify;
  extend(Object, {
    extend,
    inspect: String,
    toJSON: (value) => (value && typeof value.toJSON === 'function' ? value.toJSON() : stringify(value)),
    toQueryString: (object) => new URLSearchParams(object).toString(),
    keys: (object) => {
      const keys = [];
      for (const key in object) keys.push(key);
      return keys;
    },
    values: (object) => {
      const values = [];
      for (const key in object) values.push(object[key]);
      return values;
    },
    clone: (object) => extend({}, object),
    isElement: (object) => !!object && object.nodeType === 1,
    isArray: Array.isArray,
    isHash: () => false,
    isFunction: (object) => typeof object === 'function',
    isString: (object) => typeof object === 'string',
    isNumber: (object) => typeof object === 'number',
    isUndefined: (object) => typeof object === 'undefined',
  });

  extend(Function.prototype, {
    argumentNames: () => [],
    bind(...given) {
      if (given.length < 2 && given[0] === undefined) return this;
      const [object, ...first] = given;
      const method = this;
      return function (...rest) {
        return method.apply(object, first.concat(rest));
      };
    },
    bindAsEventListener(object, ...more) {
      const method = this;
      return (event) => method.apply(object, [event || window.event].concat(more));
    },
    curry(...first) {
      const method = this;
      return function (...rest) {
        return method.apply(this, first.concat(rest));
      };
    },
    delay(seconds, ...more) {
      return setTimeout(() => this.apply(this, more), seconds * 1000);
    },
    defer(...more) {
      return setTimeout(() => this.apply(this, more), 10);
    },
    wrap(wrapper) {
      const method = this;
      return function (...more) {
        return wrapper.apply(this, [method.bind(this)].concat(more));
      };
    },
    methodize() {
      const method = this;
      return function (...more) {
        return method.apply(null, [this].concat(more));
      };
    },
  });

  extend(String.prototype, {
    strip() {
      return this.replace(/^\s+|\s+$/g, '');
    },
    toArray() {
      return this.split('');
    },
    include(wanted) {
      return this.indexOf(wanted) > -1;
    },
    startsWith(wanted) {
      return this.indexOf(wanted) === 0;
    },
    endsWith(wanted) {
      const at = this.length - wanted.length;
      return at >= 0 && this.lastIndexOf(wanted) === at;
    },
    empty() {
      return this.length === 0;
    },
    blank() {
      return /^\s*$/.test(this);
    },
    toJSON() {
      return stringify(String(this));
    },
    times(count) {
      return count < 1 ? '' : this.repeat(count);
    },
  });
  extend(Number.prototype, {
    succ() {
      return this + 1;
    },
    times(iterator) {
      for (let i = 0; i < this; i++) iterator(i);
      return this;
    },
    toJSON() {
      return isFinite(this) ? this.toString() : 'null';
    },
  });
  Date.prototype.toJSON = function () {
    return `"${this.toISOString().slice(0, 19)}Z"`;
  };
  RegExp.prototype.match = RegExp.prototype.test;

  const methods = {
    visible() {
      return this.style.display !== 'none';
    },
    toggle() {
      this.style.display = this.visible() ? 'none' : '';
      return this;
    },
    hide() {
      this.style.display = 'none';
      return this;
    },
    show() {
      this.style.display = '';
      return this;
    },
    remove() {
      this.parentNode.removeChild(this);
      return this;
    },
    update(content) {
      this.innerHTML = content;
      return this;
    },
    replace(content) {
      this.outerHTML = content;
      return this;
    },
    insert(content) {
      this.insertAdjacentHTML('beforeend', content);
      return this;
    },
    select(selector) {
      return [...this.querySelectorAll(selector)];
    },
    match(selector) {
      return this.matches(selector);
    },
    up() {
      return this.parentNode;
    },
    down() {
      return this.firstElementChild;
    },
    next() {
      return this.nextElementSibling;
    },
    previous() {
      return this.previousElementSibling;
    },
    empty() {
      return this.innerHTML.blank();
    },
    scrollTo() {
      window.scrollTo(0, this.offsetTop);
      return this;
    },
    getStyle(name) {
      return getComputedStyle(this)[name];
    },
    observe(name, handler) {
      this.addEventListener(name, handler);
      return this;
    },
    fire(name) {
      this.dispatchEvent(new Event(name, { bubbles: true }));
    },
    getHeight() {
      return this.offsetHeight;
    },
    clear() {
      this.value = '';
      return this;
    },
    identify() {
      return this.id;
    },
  };
  extend(HTMLElement.prototype, methods);
  const NativeElement = window.Element;
  window.Element = function (tag, attributes) {
    return extend(document.createElement(tag), attributes || {});
  };
  extend(window.Element, NativeElement);
  extend(window.Element, { Methods: methods, extend: itself });
  extend(window.Event, {
    KEY_TAB: 9,
    KEY_RETURN: 13,
    KEY_ESC: 27,
    observe: (element, name, handler) => element.addEventListener(name, handler),
  });
  extend(window.Event.prototype, {
    stop() {
      this.preventDefault();
      this.stopPropagation();
      this.stopped = true;
    },
    element() {
      return this.target;
    },
  });
  Object.assign(window, {
    Prototype: { Version: '1.6.0' },
    $: (id) => (typeof id === 'string' ? document.getElementById(id) : id),
    $$: (selector) => [...document.querySelectorAll(selector)],
    $A: (list) => [...(list || [])],
    $break: stop,
    Class: { create: () => function () {} },
    Hash: function () {},
    Ajax: {},
    Position: {},
    Template: function () {},
    Try: { these: (...attempts) => attempts.map((attempt) => attempt())[0] },
  });
})();
