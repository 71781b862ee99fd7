/** Degrees, WGS 84. */
interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** The box around some places, with an eighth of its size to spare; undefined when there are none. */
export function boxAround(places: readonly Place[]): { north: number; south: number; east: number; west: number } | undefined {
  if (places.length === 0) return undefined;
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [north, south] = [Math.max(...latitudes), Math.min(...latitudes)];
  const [east, west] = [Math.max(...longitudes), Math.min(...longitudes)];
  const spare = (low: number, high: number) => Math.max((high - low) / 8, 0.002);
  const [dy, dx] = [spare(south, north), spare(west, east)];
  return { north: north + dy, south: south - dy, east: east + dx, west: west - dx };
}
