import type { shared as english } from '../en/shared.ts';
import type { InLanguage } from '../office-messages.ts';

export const shared: InLanguage<typeof english> = {
  loading: 'Chargement …',
  retry: 'Réessayer',
  stay: 'Retour',
  sessionOver: 'Votre session a expiré.',
  sessionNone: 'Il n’y a pas encore de session. Cette page doit en obtenir une.',
  sessionAsk: 'Continuer',
  failedNetwork: 'Il n’y a pas de connexion.',
  failedUnanswered: 'Aucune réponse n’est arrivée. Vérifiez avant de recommencer.',
  failedUpstream: 'Sendcloud ne répond pas pour le moment. Réessayez dans une minute.',
  failedRefused: 'Sendcloud a refusé : {detail}',
  failedState: 'La commande a changé entre-temps, ce n’est donc plus possible.',
  failedGone: 'Cela n’existe plus ici.',
  failedBusy: 'Trop de demandes à la fois. Réessayez dans une minute.',
  failedOther: 'Cela n’a pas fonctionné : {detail}',
};
