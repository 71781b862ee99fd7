import type { shared as english } from '../en/shared.ts';
import type { InLanguage } from '../office-messages.ts';

export const shared: InLanguage<typeof english> = {
  loading: 'Laden …',
  retry: 'Opnieuw proberen',
  stay: 'Terug',
  sessionOver: 'Je sessie is verlopen.',
  sessionNone: 'Er is nog geen sessie. Deze pagina moet er een ophalen.',
  sessionAsk: 'Verdergaan',
  failedNetwork: 'Er is geen verbinding.',
  failedUnanswered: 'Er kwam geen antwoord. Kijk eerst opnieuw voordat je het herhaalt.',
  failedUpstream: 'Sendcloud antwoordt op dit moment niet. Probeer het over een minuut opnieuw.',
  failedRefused: 'Sendcloud heeft dit geweigerd: {detail}',
  failedState: 'De bestelling is intussen veranderd, dus dit kan niet meer.',
  failedGone: 'Dit is hier niet meer.',
  failedBusy: 'Te veel verzoeken tegelijk. Probeer het over een minuut opnieuw.',
  failedOther: 'Dat is niet gelukt: {detail}',
};
