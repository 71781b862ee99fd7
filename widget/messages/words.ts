import type { Translate } from './messages.ts';

/** How to say things to this shopper: a BCP 47 language tag, and the messages in that language. */
export interface Words {
  readonly lang: string;
  readonly t: Translate;
}
