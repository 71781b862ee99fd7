import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileAssets } from './file-assets.ts';
import type { Assets } from './routes/assets.ts';

/** The widget as it was built, and older versions of it from `ASSETS_DIR`. */
export const widgetFiles = (assetsDir: string | null): Assets => fileAssets([builtAssets(), ...(assetsDir === null ? [] : [assetsDir])]);

/** Beside the bundled files in the package, or in `dist` when run from the sources. */
function builtAssets(): string {
  const places = ['./cdn/', '../cdn/', '../dist/cdn/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return places.find((place) => existsSync(place)) ?? places[0] ?? '';
}
