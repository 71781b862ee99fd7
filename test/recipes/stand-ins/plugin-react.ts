import type { Plugin } from 'vite';

/** In the place of `@vitejs/plugin-react`, whose part in a build vite does by itself: JSX. */
const react = (): Plugin => ({ name: 'react' });
export default react;
