/** Plain data as JSON, also on a page where lists have a `toJSON` that makes text of them, as Prototype.js 1.6 gives them. */
export const toJson = (data: unknown): string =>
  JSON.stringify(data, function (this: Readonly<Record<string, unknown>>, name) {
    return this[name];
  });
