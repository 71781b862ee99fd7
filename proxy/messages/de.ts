import type { Messages } from './messages.ts';

export const de: Messages = {
  chooseTitle: 'Wählen Sie eine andere Abholstelle',
  pointGone: '{point} kann Ihr Paket nicht mehr annehmen.',
  somePointGone: 'Die gewählte Abholstelle kann Ihr Paket nicht annehmen.',
  waiting: 'Die Bestellung {order} bei {shop} wartet auf Ihre Wahl.',
  noneNearby: 'In der Nähe wurde keine andere Abholstelle gefunden. Der Shop hilft Ihnen weiter.',
  away: '{distance} von dort',
  collectHere: 'Hier abholen',
  chosenTitle: 'Vielen Dank',
  collectAt: 'Die Bestellung {order} bei {shop} holen Sie hier ab:',
  chosenByShop: '{shop} kümmert sich um die Bestellung {order}.',
  labelledTitle: 'Ihr Paket wird bereits vorbereitet',
  labelled:
    'Für die Bestellung {order} bei {shop} gibt es schon ein Versandetikett. Die Abholstelle lässt sich hier nicht mehr ändern; bitte fragen Sie den Shop.',
  cancelledTitle: 'Diese Bestellung wurde storniert',
  cancelled: 'Für die Bestellung {order} bei {shop} gibt es nichts mehr zu wählen.',
  expiredTitle: 'Dieser Link ist zu alt',
  expired: 'Bitten Sie den Shop um einen neuen; Ihre Bestellung ist dort sicher.',
  forgedTitle: 'Dieser Link ist nicht vollständig',
  forged: 'Öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben, oder kopieren Sie ihn ganz.',
  laterTitle: 'Bitte versuchen Sie es in ein paar Minuten noch einmal',
  later: 'Das geht im Moment nicht. Ihre Bestellung ist sicher; bleibt es dabei, fragen Sie bitte den Shop.',
};
