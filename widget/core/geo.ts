import { numberFormat } from './formats.ts';

/** "350 m" or "1.2 km" from metres: tens below a kilometre, one decimal above, as nobody walks more exactly. */
export function formatDistance(metres: number, lang: string): string {
  const near = metres < 995;
  const value = near ? Math.max(10, Math.round(metres / 10) * 10) : metres / 1000;
  return numberFormat(lang, { style: 'unit', unit: near ? 'meter' : 'kilometer', maximumFractionDigits: near ? 0 : 1 }).format(value);
}
