const list = document.querySelector('#heard');
const most = 12;
const longest = 400;

/** Puts what happened on top of the list. */
export function tell(name, detail) {
  const item = document.createElement('li');
  const title = document.createElement('b');
  const facts = document.createElement('code');
  title.textContent = name;
  facts.textContent = detail === undefined ? '' : JSON.stringify(detail).slice(0, longest);
  item.append(title, ' ', facts);
  list.prepend(item);
  while (list.children.length > most) list.lastElementChild.remove();
}

/** Follows every event the element fires. */
export function follow(picker) {
  for (const name of list.dataset.events.split(' ')) picker.addEventListener(name, ({ detail }) => tell(name, detail));
}
