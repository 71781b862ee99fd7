/** The attributes of every tag of these names (parted by `|`) in a page's HTML, names in lower case, comments left out. */
export function tagsIn(html: string, names: string): ReadonlyMap<string, string>[] {
  const tags = new RegExp(`<(?:${names})(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'gi');
  return [...html.replaceAll(/<!--.*?-->/gs, '').matchAll(tags)].map(([, attributes = '']) => attributesOf(attributes));
}

function attributesOf(tag: string): Map<string, string> {
  const found = tag.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map([...found].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']));
}
