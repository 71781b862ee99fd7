const local = ['localhost', '127.0.0.1', '[::1]'];

/**
 * What is wrong with an address for events, as what would be right; null when nothing is. `private`: this machine will do too, and there
 * without https. Whether the name leads to a public address shows only when it is called.
 */
export function webhookUrlFault(text: string, allow: { private: boolean }): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return expected;
  if (url.protocol === 'https:') return null;
  return url.protocol === 'http:' && allow.private && local.includes(url.hostname) ? null : expected;
}

const expected = 'an https address without a password and without a fragment, such as "https://shop.example/webhooks"';

/** Whether this address of ours is for development: then shops on the same machine may be called too. */
export const isLocal = (url: string): boolean => local.includes(new URL(url).hostname);
