import { connect } from './fr/connect.ts';
import { findings } from './fr/findings.ts';
import { labels } from './fr/labels.ts';
import { orders } from './fr/orders.ts';
import { review } from './fr/review.ts';
import { shared } from './fr/shared.ts';
import type { OfficeMessages } from './office-messages.ts';

export const messages: OfficeMessages = { ...shared, ...connect, ...findings, ...orders, ...review, ...labels };
