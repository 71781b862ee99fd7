import { connect } from './en/connect.ts';
import { findings } from './en/findings.ts';
import { labels } from './en/labels.ts';
import { orders } from './en/orders.ts';
import { review } from './en/review.ts';
import { shared } from './en/shared.ts';

/** The back office in English: inside the script. */
export const messages = { ...shared, ...connect, ...findings, ...orders, ...review, ...labels } as const;
