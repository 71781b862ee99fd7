import type { Messages } from './messages.ts';

export const it: Messages = {
  chooseTitle: 'Scegli un altro punto di ritiro',
  pointGone: '{point} non può più accettare il tuo pacco.',
  somePointGone: 'Il punto di ritiro scelto non può accettare il tuo pacco.',
  waiting: 'L’ordine {order} presso {shop} attende la tua scelta.',
  noneNearby: 'Nelle vicinanze non è stato trovato un altro punto di ritiro. Il negozio ti aiuterà.',
  away: 'a {distance} da lì',
  collectHere: 'Ritira qui',
  chosenTitle: 'Grazie',
  collectAt: 'Ritiri l’ordine {order} di {shop} qui:',
  chosenByShop: '{shop} si occupa dell’ordine {order}.',
  labelledTitle: 'Il tuo pacco è già in preparazione',
  labelled:
    'L’etichetta dell’ordine {order} presso {shop} esiste già, quindi qui il punto di ritiro non si può più cambiare. Rivolgiti al negozio.',
  cancelledTitle: 'Questo ordine è stato annullato',
  cancelled: 'Per l’ordine {order} presso {shop} non c’è più nulla da scegliere.',
  expiredTitle: 'Questo link è troppo vecchio',
  expired: 'Chiedine uno nuovo al negozio; lì il tuo ordine è al sicuro.',
  forgedTitle: 'Questo link non è completo',
  forged: 'Aprilo di nuovo dal messaggio che hai ricevuto, oppure copialo per intero.',
  laterTitle: 'Riprova tra qualche minuto',
  later: 'Al momento non funziona. Il tuo ordine è al sicuro; se continua, rivolgiti al negozio.',
};
