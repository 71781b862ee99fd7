// Keeps the total and the pay button in step with the chosen delivery. The page says all it must without this file.
const picker = document.querySelector('sendcloud-delivery-picker');
const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const goods = Number(document.querySelector('.totals').dataset.goods);
let selection = null;

const inCents = ({ value }) => Math.round(Number(value) * 100);

/** Cents; null while nothing with a price is chosen. The fallback counts only while the picker leaves it enabled. */
function deliveryPrice() {
  const fallback = picker.querySelector('input[name="delivery"]:checked:not(:disabled)');
  if (fallback) return Number(fallback.dataset.price);
  return selection?.option.price ? inCents(selection.option.price) : null;
}

function showTotal() {
  const price = deliveryPrice();
  const total = price === null ? null : euros.format((goods + price) / 100);
  document.querySelector('#delivery-price').textContent =
    price === null ? 'choose above' : price === 0 ? 'Free' : euros.format(price / 100);
  document.querySelector('#total').textContent = total ?? `${euros.format(goods / 100)} and delivery`;
  document.querySelector('#pay').textContent = total ? `Pay ${total}` : 'Pay';
}

picker.addEventListener('delivery-change', ({ detail }) => {
  selection = detail.selection;
  document.querySelector('#phone').required = detail.requires.includes('phone');
  showTotal();
});
picker.addEventListener('change', showTotal);
picker.addEventListener('delivery-error', showTotal);
showTotal();
