import type { Messages } from './messages.ts';

export const sv: Messages = {
  chooseTitle: 'Välj ett annat ombud',
  pointGone: '{point} kan inte längre ta emot ditt paket.',
  somePointGone: 'Det valda ombudet kan inte ta emot ditt paket.',
  waiting: 'Beställning {order} hos {shop} väntar på ditt val.',
  noneNearby: 'Inget annat ombud hittades i närheten. Butiken hjälper dig.',
  away: '{distance} därifrån',
  collectHere: 'Hämta här',
  chosenTitle: 'Tack',
  collectAt: 'Du hämtar beställning {order} från {shop} här:',
  chosenByShop: '{shop} tar hand om beställning {order}.',
  labelledTitle: 'Ditt paket förbereds redan',
  labelled: 'Fraktsedeln för beställning {order} hos {shop} finns redan, så ombudet kan inte längre ändras här. Fråga butiken.',
  cancelledTitle: 'Den här beställningen har avbrutits',
  cancelled: 'Det finns inget mer att välja för beställning {order} hos {shop}.',
  expiredTitle: 'Den här länken är för gammal',
  expired: 'Be butiken om en ny; din beställning är trygg där.',
  forgedTitle: 'Den här länken är inte fullständig',
  forged: 'Öppna den igen från meddelandet du fick, eller kopiera hela.',
  laterTitle: 'Försök igen om några minuter',
  later: 'Det här fungerar inte just nu. Din beställning är trygg; fråga butiken om det fortsätter.',
};
