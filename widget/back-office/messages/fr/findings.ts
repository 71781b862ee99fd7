import type { findings as english } from '../en/findings.ts';
import type { InLanguage } from '../office-messages.ts';

export const findings: InLanguage<typeof english> = {
  'keys-missing': 'Il n’y a pas encore de clés.',
  'keys-missing:do': 'Saisissez les clés de votre intégration Sendcloud.',
  'keys-refused': 'Sendcloud n’accepte pas ces clés.',
  'keys-refused:do':
    'Copiez à nouveau les deux clés, d’une seule et même intégration dans Paramètres, Intégrations. Une clé qui y a été supprimée ne fonctionne plus jamais.',
  'keys-oauth-only': 'Cette intégration n’accepte qu’OAuth.',
  'keys-oauth-only:do':
    'Dans Sendcloud, ouvrez l’intégration et décochez « Use OAuth2 authentication », ou demandez à la place de marché d’utiliser OAuth.',
  'keys-basic-only': 'Cette intégration n’accepte pas OAuth.',
  'keys-basic-only:do':
    'Dans Sendcloud, ouvrez l’intégration et cochez « Use OAuth2 authentication », ou demandez à la place de marché d’utiliser Basic.',
  'keys-revoked': 'Sendcloud refuse les clés depuis le {since}. Les commandes attendent ici qu’il y en ait d’autres.',
  'keys-revoked:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations, Sendcloud API et cliquez sur Connecter. Remplacez ensuite les clés ici.',
  'sendcloud-unreachable': 'Sendcloud ne répond pas pour le moment.',
  'sendcloud-unreachable:do': 'Réessayez dans quelques minutes. status.sendcloud.com dit si d’autres attendent aussi.',
  'service-points-off': 'Les points relais sont désactivés.',
  'service-points-off:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations et cliquez sur Configurer à côté de l’intégration. Activez les points relais et cochez les transporteurs.',
  'service-point-carriers-none': 'Aucun transporteur n’est coché pour les points relais.',
  'service-point-carriers-none:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations et cliquez sur Configurer à côté de l’intégration. Cochez les transporteurs sous Points relais.',
  'service-point-carriers-missing': 'Votre boutique affiche des points relais de {carriers}, qui ne sont pas cochés dans Sendcloud.',
  'service-point-carriers-missing:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations et cliquez sur Configurer à côté de l’intégration. Cochez-les sous Points relais.',
  'webhook-off': 'Sendcloud n’envoie pas de messages sur les colis, vous apprenez donc tard ce qu’ils deviennent.',
  'webhook-off:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations et cliquez sur Configurer à côté de l’intégration. Cochez « Webhook feedback enabled » et saisissez {url}',
  'webhook-elsewhere': 'Sendcloud envoie ses messages sur les colis à une autre adresse.',
  'webhook-elsewhere:do':
    'Dans Sendcloud, ouvrez Paramètres, Intégrations et cliquez sur Configurer à côté de l’intégration. Comme URL de webhook, saisissez {url}',
  'webhook-failing': 'Les messages de Sendcloud sur les colis n’arrivent plus depuis le {since}.',
  'webhook-failing:do':
    'Dans Sendcloud, ouvrez l’intégration et cliquez sur « Test API Webhook ». Si cela échoue aussi, dites-le à la place de marché.',
  'orders-twice': 'Sendcloud importe lui-même les commandes de votre boutique ({system}) et recevrait donc chacune deux fois.',
  'orders-twice:do':
    'Utilisez les clés d’une intégration Sendcloud API, ou demandez à la place de marché de laisser les commandes à {system}.',
  'orders-nowhere':
    'Vos commandes sont laissées à votre propre intégration, et ces clés appartiennent à une intégration qui n’importe rien.',
  'orders-nowhere:do': 'Utilisez les clés de l’intégration qui importe vos commandes, ou demandez à la place de marché de les envoyer.',
  'v2-closed': 'Ce compte ne peut pas créer de colis avec l’API v2, car il date d’après le 13 avril 2026.',
  'v2-closed:do': 'Demandez à la place de marché d’utiliser l’API v3 pour vous.',
  'currency-not-taken': 'Sendcloud prend les commandes en {currencies}, et votre boutique vend en {currency}.',
  'currency-not-taken:do': 'Demandez à la place de marché d’utiliser l’API v2, ou d’expédier pour vous depuis son propre compte.',
  'checkout-none': 'Aucune configuration du checkout n’est publiée et il n’y a pas de tarifs, rien ne peut donc être proposé.',
  'checkout-none:do': 'Dans Sendcloud, ouvrez Paramètres, Checkout et publiez une configuration pour cette intégration.',
  'checkout-empty': 'La configuration publiée ne propose rien pour un colis de 1 kg vers votre propre code postal.',
  'checkout-empty:do': 'Dans Sendcloud, ouvrez Paramètres, Checkout et ajoutez un mode de livraison pour votre propre pays.',
  'currency-differs': 'La configuration du checkout a ses prix en {theirs}, et votre boutique vend en {ours}. Rien n’est converti.',
  'currency-differs:do': 'Publiez une configuration avec des prix en {ours}.',
  'sender-address-unknown': 'Le compte n’a pas d’adresse d’expéditeur {id}.',
  'sender-address-unknown:do': 'Dans Sendcloud, ouvrez Paramètres, Adresses. Dites à la place de marché laquelle utiliser : {known}.',
  'sender-address-none': 'Le compte n’a pas d’adresse d’expéditeur, rien ne peut donc être expédié.',
  'sender-address-none:do': 'Dans Sendcloud, ouvrez Paramètres, Adresses et ajoutez-en une.',
  'contract-unknown': 'Le compte n’a pas de contrat de transporteur {id}.',
  'contract-unknown:do':
    'Dans Sendcloud, ouvrez Paramètres, Transporteurs, Contrats. Dites à la place de marché lequel utiliser : {known}.',
  'rate-option-unknown': 'Les tarifs nomment des options d’expédition que le compte n’a pas : {codes}.',
  'rate-option-unknown:do': 'Dans Sendcloud, ouvrez Paramètres, Transporteurs et activez le transporteur.',
  'uses-oauth': 'L’intégration s’ouvre avec OAuth.',
  'uses-oauth:do': '',
  'rates-instead': 'Aucune configuration du checkout n’est publiée, les clients voient donc les tarifs réglés ici.',
  'rates-instead:do': 'Pour afficher ceux de Sendcloud, ouvrez Paramètres, Checkout et publiez une configuration pour cette intégration.',
  'panel-hides-point': 'La liste des commandes entrantes de Sendcloud n’affiche pas le point relais.',
  'panel-hides-point:do': 'Il figure dans les notes de la commande. Laissez le mode de livraison tel quel quand vous imprimez l’étiquette.',
  'dates-not-carried': 'Les commandes par l’API v2 ne portent pas de jour de livraison, les clients ne peuvent donc pas en choisir.',
  'dates-not-carried:do': 'Demandez à la place de marché d’utiliser l’API v3 pour vous.',
  'not-all-seen': 'Sendcloud n’a pas tout montré du compte.',
  'not-all-seen:do': 'Vérifiez à nouveau dans quelques minutes.',
};
