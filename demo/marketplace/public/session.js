/** Gives the page's element a session, and another when it asks for one. The key that makes them stays on the server. */
const element = document.querySelector('sendcloud-order-panel, sendcloud-merchant-connect');

async function renew() {
  const response = await fetch(`${location.pathname}/session`, { method: 'POST' });
  if (response.ok) element.session = (await response.json()).token;
}

/** This page's address, with what is on show as `name`. */
function addressWith(name, id) {
  const address = new URL(location.href);
  if (id) address.searchParams.set(name, id);
  else address.searchParams.delete(name);
  return address;
}

/** Keeps the order on show in the address, so that the way back leads to the list, and a copied address to the order. */
element.addEventListener('order-change', ({ detail: { order } }) => history.pushState(null, '', addressWith('order', order)));
addEventListener('popstate', () => {
  element.order = new URL(location.href).searchParams.get('order') ?? '';
  for (const name of ['batch', 'state']) history.replaceState(null, '', addressWith(name, element[name]));
});

/** And what the list is searched for, and the labels that are being printed, which go on being made while the page is away. */
element.addEventListener('state-change', ({ detail: { state } }) => history.replaceState(null, '', addressWith('state', state)));
element.addEventListener('batch-change', ({ detail: { batch } }) => history.replaceState(null, '', addressWith('batch', batch)));

element.addEventListener('session-expired', renew);
await renew();
