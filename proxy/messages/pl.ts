import type { Messages } from './messages.ts';

export const pl: Messages = {
  chooseTitle: 'Wybierz inny punkt odbioru',
  pointGone: 'Punkt „{point}” nie może już przyjąć Twojej paczki.',
  somePointGone: 'Wybrany punkt odbioru nie może przyjąć Twojej paczki.',
  waiting: 'Zamówienie {order} w sklepie {shop} czeka na Twój wybór.',
  noneNearby: 'W pobliżu nie znaleziono innego punktu odbioru. Sklep Ci pomoże.',
  away: '{distance} stamtąd',
  collectHere: 'Odbiór tutaj',
  chosenTitle: 'Dziękujemy',
  collectAt: 'Zamówienie {order} ze sklepu {shop} odbierzesz tutaj:',
  chosenByShop: '{shop} zajmie się zamówieniem {order}.',
  labelledTitle: 'Twoja paczka jest już przygotowywana',
  labelled: 'Etykieta zamówienia {order} w sklepie {shop} już istnieje, więc punktu odbioru nie można już tutaj zmienić. Zapytaj sklep.',
  cancelledTitle: 'To zamówienie zostało anulowane',
  cancelled: 'Dla zamówienia {order} w sklepie {shop} nie ma już nic do wyboru.',
  expiredTitle: 'Ten link jest za stary',
  expired: 'Poproś sklep o nowy; Twoje zamówienie jest tam bezpieczne.',
  forgedTitle: 'Ten link jest niepełny',
  forged: 'Otwórz go ponownie z otrzymanej wiadomości albo skopiuj go w całości.',
  laterTitle: 'Spróbuj ponownie za kilka minut',
  later: 'W tej chwili to nie działa. Twoje zamówienie jest bezpieczne; jeśli to potrwa, zapytaj sklep.',
};
