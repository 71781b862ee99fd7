/** Made by the build of the script-tag files: what the entry knows of its chunks. */
declare module 'virtual:pinned-chunks' {
  export const version: string;
  /** A file beside the entry, and its hash. */
  export interface Pin {
    file: string;
    integrity: string;
  }
  /** By name of the chunk. */
  export const pins: { readonly [name: string]: Pin | undefined };
  /** By specifier: modules that chunks take from the entry instead of bringing their own. */
  export const shared: { readonly [name: string]: object | undefined };
}

/** Made by the same build: where the languages are, by `messages-nl` and so on. */
declare module 'virtual:language-pins' {
  export const languagePins: { readonly [name: string]: { file: string; integrity: string } | undefined };
}

/** Made by the same build: the entry the classic loader loads. */
declare module 'virtual:entry' {
  export const entry: { version: string; file: string; integrity: string };
}

declare module '*.css?inline' {
  const css: string;
  export default css;
}

/** Leaflet's package names only its UMD file, which sets `window.L`; its ES module is typed as the package is. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
