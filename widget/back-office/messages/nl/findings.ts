import type { findings as english } from '../en/findings.ts';
import type { InLanguage } from '../office-messages.ts';

export const findings: InLanguage<typeof english> = {
  'keys-missing': 'Er zijn nog geen sleutels.',
  'keys-missing:do': 'Voer de sleutels van je Sendcloud-integratie in.',
  'keys-refused': 'Sendcloud accepteert deze sleutels niet.',
  'keys-refused:do':
    'Kopieer beide sleutels opnieuw, uit één en dezelfde integratie bij Instellingen, Integraties. Een sleutel die daar verwijderd is, werkt nooit meer.',
  'keys-oauth-only': 'Deze integratie accepteert alleen OAuth.',
  'keys-oauth-only:do':
    'Open de integratie in Sendcloud en vink “Use OAuth2 authentication” uit, of vraag de marktplaats OAuth te gebruiken.',
  'keys-basic-only': 'Deze integratie accepteert geen OAuth.',
  'keys-basic-only:do':
    'Open de integratie in Sendcloud en vink “Use OAuth2 authentication” aan, of vraag de marktplaats Basic te gebruiken.',
  'keys-revoked': 'Sendcloud weigert de sleutels sinds {since}. Bestellingen wachten hier tot er andere zijn.',
  'keys-revoked:do': 'Open in Sendcloud Instellingen, Integraties, Sendcloud API en klik op Verbinden. Vervang daarna hier de sleutels.',
  'sendcloud-unreachable': 'Sendcloud antwoordt op dit moment niet.',
  'sendcloud-unreachable:do': 'Probeer het over een paar minuten opnieuw. Op status.sendcloud.com staat of anderen ook wachten.',
  'service-points-off': 'Servicepunten staan uit.',
  'service-points-off:do':
    'Open in Sendcloud Instellingen, Integraties en klik naast de integratie op Configureren. Zet Servicepunten aan en vink de vervoerders aan.',
  'service-point-carriers-none': 'Er is geen vervoerder aangevinkt voor servicepunten.',
  'service-point-carriers-none:do':
    'Open in Sendcloud Instellingen, Integraties en klik naast de integratie op Configureren. Vink de vervoerders aan onder Servicepunten.',
  'service-point-carriers-missing': 'Je winkel toont servicepunten van {carriers}, en die zijn in Sendcloud niet aangevinkt.',
  'service-point-carriers-missing:do':
    'Open in Sendcloud Instellingen, Integraties en klik naast de integratie op Configureren. Vink ze aan onder Servicepunten.',
  'webhook-off': 'Sendcloud stuurt geen berichten over pakketten, dus je hoort laat wat ermee gebeurt.',
  'webhook-off:do':
    'Open in Sendcloud Instellingen, Integraties en klik naast de integratie op Configureren. Vink “Webhook feedback enabled” aan en vul in: {url}',
  'webhook-elsewhere': 'Sendcloud stuurt zijn berichten over pakketten naar een ander adres.',
  'webhook-elsewhere:do':
    'Open in Sendcloud Instellingen, Integraties en klik naast de integratie op Configureren. Vul als webhook-URL in: {url}',
  'webhook-failing': 'De berichten van Sendcloud over pakketten komen niet meer aan sinds {since}.',
  'webhook-failing:do':
    'Open de integratie in Sendcloud en klik op “Test API Webhook”. Lukt dat ook niet, meld het dan aan de marktplaats.',
  'orders-twice': 'Sendcloud importeert de bestellingen van je winkel zelf ({system}) en zou ze zo dubbel krijgen.',
  'orders-twice:do':
    'Gebruik de sleutels van een Sendcloud API-integratie, of vraag de marktplaats de bestellingen aan {system} over te laten.',
  'orders-nowhere':
    'Je bestellingen worden aan een eigen integratie overgelaten, en deze sleutels horen bij een integratie die niets importeert.',
  'orders-nowhere:do': 'Gebruik de sleutels van de integratie die je bestellingen importeert, of vraag de marktplaats ze te sturen.',
  'v2-closed': 'Dit account mag geen pakketten aanmaken met API v2, omdat het na 13 april 2026 is gemaakt.',
  'v2-closed:do': 'Vraag de marktplaats API v3 voor je te gebruiken.',
  'currency-not-taken': 'Sendcloud neemt bestellingen aan in {currencies}, en je winkel verkoopt in {currency}.',
  'currency-not-taken:do': 'Vraag de marktplaats API v2 te gebruiken, of vanuit haar eigen account voor je te verzenden.',
  'checkout-none': 'Er is geen checkoutconfiguratie gepubliceerd en er zijn geen tarieven, dus er valt niets aan te bieden.',
  'checkout-none:do': 'Open in Sendcloud Instellingen, Checkout en publiceer een configuratie voor deze integratie.',
  'checkout-empty': 'De gepubliceerde checkoutconfiguratie biedt niets voor een pakket van 1 kg naar je eigen postcode.',
  'checkout-empty:do': 'Open in Sendcloud Instellingen, Checkout en voeg een bezorgmethode toe voor je eigen land.',
  'currency-differs': 'De checkoutconfiguratie heeft prijzen in {theirs}, en je winkel verkoopt in {ours}. Er wordt niets omgerekend.',
  'currency-differs:do': 'Publiceer een configuratie met prijzen in {ours}.',
  'sender-address-unknown': 'Het account heeft geen afzenderadres {id}.',
  'sender-address-unknown:do': 'Open in Sendcloud Instellingen, Adressen. Laat de marktplaats weten welk adres het moet zijn: {known}.',
  'sender-address-none': 'Het account heeft geen afzenderadres, dus er kan niets verzonden worden.',
  'sender-address-none:do': 'Open in Sendcloud Instellingen, Adressen en voeg er een toe.',
  'contract-unknown': 'Het account heeft geen vervoerderscontract {id}.',
  'contract-unknown:do': 'Open in Sendcloud Instellingen, Vervoerders, Contracten. Laat de marktplaats weten welk het moet zijn: {known}.',
  'rate-option-unknown': 'De tarieven noemen verzendopties die het account niet heeft: {codes}.',
  'rate-option-unknown:do': 'Open in Sendcloud Instellingen, Vervoerders en zet de vervoerder aan.',
  'uses-oauth': 'De integratie wordt met OAuth geopend.',
  'uses-oauth:do': '',
  'rates-instead': 'Er is geen checkoutconfiguratie gepubliceerd, dus klanten zien de tarieven die hier zijn ingesteld.',
  'rates-instead:do': 'Wil je die van Sendcloud tonen, open dan Instellingen, Checkout en publiceer een configuratie voor deze integratie.',
  'panel-hides-point': 'De lijst met binnengekomen bestellingen van Sendcloud toont het servicepunt niet.',
  'panel-hides-point:do': 'Het staat in de notities van de bestelling. Laat de bezorgmethode zoals die kwam wanneer je het label print.',
  'dates-not-carried': 'Bestellingen via API v2 hebben geen bezorgdag, dus klanten kunnen geen dag kiezen.',
  'dates-not-carried:do': 'Vraag de marktplaats API v3 voor je te gebruiken.',
  'not-all-seen': 'Sendcloud heeft niet alles van het account laten zien.',
  'not-all-seen:do': 'Controleer over een paar minuten opnieuw.',
};
