import type { OfficeTranslate } from '../messages/office-messages.ts';

/** What is asked before something is done. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  /** `grave`: it cannot be taken back. */
  readonly looks: 'grave' | 'primary';
}

type Ask = (t: OfficeTranslate) => Question;

export const askCancelLabel: Ask = (t) => ({
  title: t('cancelLabelTitle'),
  text: t('cancelLabelText'),
  yes: t('cancelLabel'),
  looks: 'grave',
});

export const askCancelOrder =
  (number: string): Ask =>
  (t) => ({ title: t('cancelOrderTitle', { number }), text: t('cancelOrderText'), yes: t('cancelOrder'), looks: 'grave' });

export const askRelease =
  (count: number): Ask =>
  (t) => ({ title: t('releaseTitle', { count }), text: t('releaseText'), yes: t('releaseSome', { count }), looks: 'primary' });

export const askPause: Ask = (t) => ({ title: t('pauseTitle'), text: t('pauseText'), yes: t('pause'), looks: 'grave' });

export const askDisconnect: Ask = (t) => ({ title: t('disconnectTitle'), text: t('disconnectText'), yes: t('disconnect'), looks: 'grave' });
