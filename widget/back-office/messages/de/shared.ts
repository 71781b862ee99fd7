import type { shared as english } from '../en/shared.ts';
import type { InLanguage } from '../office-messages.ts';

export const shared: InLanguage<typeof english> = {
  loading: 'Wird geladen …',
  retry: 'Erneut versuchen',
  stay: 'Zurück',
  sessionOver: 'Ihre Sitzung ist abgelaufen.',
  sessionNone: 'Es gibt noch keine Sitzung. Diese Seite muss eine holen.',
  sessionAsk: 'Weiter',
  failedNetwork: 'Es besteht keine Verbindung.',
  failedUnanswered: 'Es kam keine Antwort. Sehen Sie nach, bevor Sie es wiederholen.',
  failedUpstream: 'Sendcloud antwortet im Moment nicht. Versuchen Sie es in einer Minute erneut.',
  failedRefused: 'Sendcloud hat das abgelehnt: {detail}',
  failedState: 'Die Bestellung hat sich inzwischen geändert, daher geht das nicht mehr.',
  failedGone: 'Das gibt es hier nicht mehr.',
  failedBusy: 'Zu viele Anfragen auf einmal. Versuchen Sie es in einer Minute erneut.',
  failedOther: 'Das hat nicht funktioniert: {detail}',
};
