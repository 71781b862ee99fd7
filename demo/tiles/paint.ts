import { tenth } from './mercator.ts';

export const colours = {
  water: '#aacfe2',
  land: '#f4f1ea',
  wood: '#d3e2c4',
  park: '#cde3b9',
  town: '#e9e4dc',
  house: '#dad2c6',
  kerb: '#d2cabd',
  street: '#ffffff',
  motorway: '#f6c887',
  motorwayEdge: '#d9a45c',
  border: '#a58fa8',
  ink: '#4a443c',
  quietInk: '#7d7568',
};

/** Each of these is empty for an empty path. Widths in pixels. */
export const area = (path: string, fill: string): string => path && `<path d="${path}" fill="${fill}"/>`;

export const stroke = (path: string, colour: string, width: number): string =>
  path &&
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${tenth(width)}" stroke-linejoin="round" stroke-linecap="round"/>`;

export const dashes = (path: string, colour: string, width: number, on: number, off: number): string =>
  path && `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${tenth(width)}" stroke-dasharray="${tenth(on)} ${tenth(off)}"/>`;

const fonts = "system-ui,'Segoe UI','Noto Sans','Open Sans','DejaVu Sans',sans-serif";

export const lettering = (text: string, fill: string, more: string): string =>
  text &&
  `<g fill="${fill}" stroke="#fff" stroke-width="3" stroke-opacity=".85" stroke-linejoin="round" paint-order="stroke" text-anchor="middle" font-family="${fonts}"${more}>${text}</g>`;
