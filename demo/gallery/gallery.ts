/**
 * `npm run gallery`: every state of the picker with fixed data, each in a frame of a phone's size; one alone with `?state=…`.
 * `&lang=ar` shows it in another language, `&theme=dense` or `brand` as a shop may dress it.
 */
import { aWire, pickerStates } from '../../test/widget/support/states.ts';

const asked = new URLSearchParams(location.search);
const { documentElement: root } = document;

function frame(name: string): HTMLElement {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const picture = document.createElement('iframe');
  caption.textContent = name;
  picture.title = name;
  picture.loading = 'lazy';
  picture.src = `?${new URLSearchParams([...asked, ['state', name]])}`;
  figure.append(caption, picture);
  return figure;
}

/** The states are arranged by their English words; what the page speaks comes after. */
function speak(lang: string, picker: { requestUpdate(): void }): void {
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  picker.requestUpdate();
}

root.dataset.theme = asked.get('theme') ?? '';
const state = pickerStates.find(({ name }) => name === asked.get('state'));
if (state) {
  const { picker } = await state.arrange(aWire());
  speak(asked.get('lang') ?? 'en', picker);
  root.dataset.state = 'arranged';
} else {
  document.body.className = 'wall';
  document.body.append(...pickerStates.map(({ name }) => frame(name)));
}
