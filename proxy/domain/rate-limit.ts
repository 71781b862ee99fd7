/** How often something may be done by one asker. */
export interface Rate {
  perMinute: number;
  /** How many of them at once. */
  burst: number;
}

/** Counts by asker. */
export interface RateLimit {
  /** Takes one from the asker's bucket: null when there was one, else the seconds until there is. */
  take(asker: string, now: number): number | null;
}

interface Bucket {
  left: number;
  at: number;
}

/** A bucket for each asker that fills evenly. Askers beyond `cap` push out the one that asked first, whose bucket is then full again. */
export function createRateLimit({ perMinute, burst }: Rate, cap = 50_000): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perMinute / 60_000;

  function bucketOf(asker: string, now: number): Bucket {
    const known = buckets.get(asker);
    if (known) return known;
    const [oldest] = buckets.keys();
    if (oldest !== undefined && buckets.size >= cap) buckets.delete(oldest);
    const bucket = { left: burst, at: now };
    buckets.set(asker, bucket);
    return bucket;
  }

  return {
    take(asker, now) {
      const bucket = bucketOf(asker, now);
      bucket.left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * perMillisecond);
      bucket.at = now;
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perMillisecond / 1000);
      bucket.left -= 1;
      return null;
    },
  };
}
