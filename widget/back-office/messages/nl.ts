import { connect } from './nl/connect.ts';
import { findings } from './nl/findings.ts';
import { labels } from './nl/labels.ts';
import { orders } from './nl/orders.ts';
import { review } from './nl/review.ts';
import { shared } from './nl/shared.ts';
import type { OfficeMessages } from './office-messages.ts';

export const messages: OfficeMessages = { ...shared, ...connect, ...findings, ...orders, ...review, ...labels };
