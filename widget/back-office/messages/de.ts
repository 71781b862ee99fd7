import { connect } from './de/connect.ts';
import { findings } from './de/findings.ts';
import { labels } from './de/labels.ts';
import { orders } from './de/orders.ts';
import { review } from './de/review.ts';
import { shared } from './de/shared.ts';
import type { OfficeMessages } from './office-messages.ts';

export const messages: OfficeMessages = { ...shared, ...connect, ...findings, ...orders, ...review, ...labels };
