/** `npm run gallery`: every state of the picker with fixed data, each in a frame of a phone's size; one alone with `?state=…`. */
import { aWire, pickerStates } from '../../test/widget/support/states.ts';

function frame(name: string): HTMLElement {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const picture = document.createElement('iframe');
  caption.textContent = name;
  picture.title = name;
  picture.loading = 'lazy';
  picture.src = `?${new URLSearchParams({ state: name })}`;
  figure.append(caption, picture);
  return figure;
}

const wanted = new URLSearchParams(location.search).get('state');
const state = pickerStates.find(({ name }) => name === wanted);
if (state) {
  await state.arrange(aWire());
  document.documentElement.dataset.state = 'arranged';
} else {
  document.body.className = 'wall';
  document.body.append(...pickerStates.map(({ name }) => frame(name)));
}
