import type { Messages } from './messages.ts';

export const nl: Messages = {
  chooseTitle: 'Kies een ander afhaalpunt',
  pointGone: '{point} kan je pakket niet meer aannemen.',
  somePointGone: 'Het gekozen afhaalpunt kan je pakket niet aannemen.',
  waiting: 'Bestelling {order} bij {shop} wacht op je keuze.',
  noneNearby: 'Er is geen ander afhaalpunt in de buurt gevonden. De winkel helpt je verder.',
  away: '{distance} daarvandaan',
  collectHere: 'Hier ophalen',
  chosenTitle: 'Bedankt',
  collectAt: 'Bestelling {order} bij {shop} haal je hier op:',
  chosenByShop: '{shop} zorgt voor bestelling {order}.',
  labelledTitle: 'Je pakket wordt al klaargemaakt',
  labelled:
    'Het verzendlabel van bestelling {order} bij {shop} is al gemaakt. Het afhaalpunt kan hier niet meer worden gewijzigd; vraag het de winkel.',
  cancelledTitle: 'Deze bestelling is geannuleerd',
  cancelled: 'Voor bestelling {order} bij {shop} valt niets meer te kiezen.',
  expiredTitle: 'Deze link is te oud',
  expired: 'Vraag de winkel om een nieuwe; je bestelling is daar veilig.',
  forgedTitle: 'Deze link is niet volledig',
  forged: 'Open hem opnieuw vanuit het bericht dat je kreeg, of kopieer hem helemaal.',
  laterTitle: 'Probeer het over een paar minuten opnieuw',
  later: 'Dit lukt op dit moment niet. Je bestelling is veilig; blijft het zo, vraag het dan de winkel.',
};
