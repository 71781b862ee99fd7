/** Gives the page's element a session, and another when it asks for one. The key that makes them stays on the server. */
const element = document.querySelector('sendcloud-order-panel, sendcloud-merchant-connect');

async function renew() {
  const response = await fetch(`${location.pathname}/session`, { method: 'POST' });
  if (response.ok) element.session = (await response.json()).token;
}

/** Keeps the order on show in the address, so that the way back leads to the list, and a copied address to the order. */
element.addEventListener('order-change', ({ detail: { order } }) => {
  const address = new URL(location.href);
  if (order) address.searchParams.set('order', order);
  else address.searchParams.delete('order');
  history.pushState(null, '', address);
});
addEventListener('popstate', () => {
  element.order = new URL(location.href).searchParams.get('order') ?? '';
});

element.addEventListener('session-expired', renew);
await renew();
