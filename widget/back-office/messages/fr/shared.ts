import type { shared as english } from '../en/shared.ts';
import type { InLanguage } from '../office-messages.ts';

export const shared: InLanguage<typeof english> = {
  loading: 'Chargement …',
  retry: 'Réessayer',
  stay: 'Retour',
  sessionOver: 'Votre session a expiré.',
  sessionAsk: 'Continuer',
  failedNetwork: 'Il n’y a pas de connexion. Rien n’a été modifié.',
  failedTimeout: 'La réponse n’est pas arrivée à temps. Vérifiez avant de recommencer.',
  failedUpstream: 'Sendcloud ne répond pas pour le moment. Réessayez dans une minute.',
  failedRefused: 'Sendcloud a refusé : {detail}',
  failedState: 'La commande a changé entre-temps, ce n’est donc plus possible.',
  failedGone: 'Cela n’existe plus ici.',
  failedBusy: 'Trop de demandes à la fois. Réessayez dans une minute.',
  failedOther: 'Cela n’a pas fonctionné : {detail}',
};
