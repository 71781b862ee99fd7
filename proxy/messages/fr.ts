import type { Messages } from './messages.ts';

export const fr: Messages = {
  chooseTitle: 'Choisissez un autre point relais',
  pointGone: '{point} ne peut plus accepter votre colis.',
  somePointGone: 'Le point relais choisi ne peut pas accepter votre colis.',
  waiting: 'La commande {order} chez {shop} attend votre choix.',
  noneNearby: 'Aucun autre point relais n’a été trouvé à proximité. La boutique vous aidera.',
  away: 'à {distance} de là',
  collectHere: 'Retirer ici',
  chosenTitle: 'Merci',
  collectAt: 'Vous retirez la commande {order} de {shop} ici :',
  chosenByShop: '{shop} s’occupe de la commande {order}.',
  labelledTitle: 'Votre colis est déjà en préparation',
  labelled:
    'L’étiquette de la commande {order} chez {shop} existe déjà : le point relais ne peut plus être changé ici. Adressez-vous à la boutique.',
  cancelledTitle: 'Cette commande a été annulée',
  cancelled: 'Il n’y a plus rien à choisir pour la commande {order} chez {shop}.',
  expiredTitle: 'Ce lien est trop ancien',
  expired: 'Demandez-en un nouveau à la boutique ; votre commande y est en sécurité.',
  forgedTitle: 'Ce lien n’est pas complet',
  forged: 'Ouvrez-le de nouveau depuis le message reçu, ou copiez-le en entier.',
  laterTitle: 'Veuillez réessayer dans quelques minutes',
  later: 'Cela ne fonctionne pas pour le moment. Votre commande est en sécurité ; si cela dure, adressez-vous à la boutique.',
};
