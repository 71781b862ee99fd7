import type { findings as english } from '../en/findings.ts';
import type { InLanguage } from '../office-messages.ts';

export const findings: InLanguage<typeof english> = {
  'keys-missing': 'Es gibt noch keine Schlüssel.',
  'keys-missing:do': 'Geben Sie die Schlüssel Ihrer Sendcloud-Integration ein.',
  'keys-refused': 'Sendcloud nimmt diese Schlüssel nicht an.',
  'keys-refused:do':
    'Kopieren Sie beide Schlüssel neu, aus ein und derselben Integration unter Einstellungen, Integrationen. Ein dort gelöschter Schlüssel funktioniert nie wieder.',
  'keys-oauth-only': 'Diese Integration nimmt nur OAuth an.',
  'keys-oauth-only:do':
    'Öffnen Sie die Integration in Sendcloud und entfernen Sie den Haken bei „Use OAuth2 authentication“, oder bitten Sie den Marktplatz, OAuth zu verwenden.',
  'keys-basic-only': 'Diese Integration nimmt kein OAuth an.',
  'keys-basic-only:do':
    'Öffnen Sie die Integration in Sendcloud und setzen Sie den Haken bei „Use OAuth2 authentication“, oder bitten Sie den Marktplatz, Basic zu verwenden.',
  'keys-revoked': 'Sendcloud lehnt die Schlüssel seit {since} ab. Bestellungen warten hier, bis es andere gibt.',
  'keys-revoked:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen, Sendcloud API und klicken Sie auf Verbinden. Ersetzen Sie dann hier die Schlüssel.',
  'sendcloud-unreachable': 'Sendcloud antwortet im Moment nicht.',
  'sendcloud-unreachable:do': 'Versuchen Sie es in ein paar Minuten erneut. Auf status.sendcloud.com steht, ob auch andere warten.',
  'service-points-off': 'Abholstellen sind ausgeschaltet.',
  'service-points-off:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen und klicken Sie neben der Integration auf Konfigurieren. Schalten Sie Service Points ein und haken Sie die Versandunternehmen an.',
  'service-point-carriers-none': 'Kein Versandunternehmen ist für Abholstellen angehakt.',
  'service-point-carriers-none:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen und klicken Sie neben der Integration auf Konfigurieren. Haken Sie die Versandunternehmen unter Service Points an.',
  'service-point-carriers-missing': 'Ihr Shop zeigt Abholstellen von {carriers}, und in Sendcloud sind sie nicht angehakt.',
  'service-point-carriers-missing:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen und klicken Sie neben der Integration auf Konfigurieren. Haken Sie sie unter Service Points an.',
  'webhook-off': 'Sendcloud schickt keine Nachrichten über Pakete, daher erfahren Sie spät, was mit ihnen geschieht.',
  'webhook-off:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen und klicken Sie neben der Integration auf Konfigurieren. Haken Sie „Webhook feedback enabled“ an und tragen Sie ein: {url}',
  'webhook-elsewhere': 'Sendcloud schickt seine Nachrichten über Pakete an eine andere Adresse.',
  'webhook-elsewhere:do':
    'Öffnen Sie in Sendcloud Einstellungen, Integrationen und klicken Sie neben der Integration auf Konfigurieren. Tragen Sie als Webhook-URL ein: {url}',
  'webhook-failing': 'Sendclouds Nachrichten über Pakete kommen seit {since} nicht mehr an.',
  'webhook-failing:do':
    'Öffnen Sie die Integration in Sendcloud und klicken Sie auf „Test API Webhook“. Schlägt auch das fehl, sagen Sie es dem Marktplatz.',
  'orders-twice': 'Sendcloud importiert die Bestellungen Ihres Shops selbst ({system}) und bekäme so jede doppelt.',
  'orders-twice:do':
    'Verwenden Sie die Schlüssel einer Integration „Sendcloud API“, oder bitten Sie den Marktplatz, die Bestellungen {system} zu überlassen.',
  'orders-nowhere':
    'Ihre Bestellungen sind einer eigenen Integration überlassen, und diese Schlüssel gehören zu einer, die nichts importiert.',
  'orders-nowhere:do':
    'Verwenden Sie die Schlüssel der Integration, die Ihre Bestellungen importiert, oder bitten Sie den Marktplatz, sie zu senden.',
  'v2-closed': 'Dieses Konto darf keine Pakete mit API v2 anlegen, weil es nach dem 13. April 2026 entstanden ist.',
  'v2-closed:do': 'Bitten Sie den Marktplatz, API v3 für Sie zu verwenden.',
  'currency-not-taken': 'Sendcloud nimmt Bestellungen in {currencies} an, und Ihr Shop verkauft in {currency}.',
  'currency-not-taken:do': 'Bitten Sie den Marktplatz, API v2 zu verwenden oder von seinem eigenen Konto für Sie zu versenden.',
  'checkout-none': 'Es ist keine Checkout-Konfiguration veröffentlicht und es gibt keine Preise, daher kann nichts angeboten werden.',
  'checkout-none:do': 'Öffnen Sie in Sendcloud Einstellungen, Checkout und veröffentlichen Sie eine Konfiguration für diese Integration.',
  'checkout-empty': 'Die veröffentlichte Checkout-Konfiguration bietet nichts für ein Paket von 1 kg an Ihre eigene Postleitzahl.',
  'checkout-empty:do': 'Öffnen Sie in Sendcloud Einstellungen, Checkout und fügen Sie eine Versandart für Ihr eigenes Land hinzu.',
  'currency-differs': 'Die Checkout-Konfiguration hat Preise in {theirs}, und Ihr Shop verkauft in {ours}. Es wird nichts umgerechnet.',
  'currency-differs:do': 'Veröffentlichen Sie eine Konfiguration mit Preisen in {ours}.',
  'sender-address-unknown': 'Das Konto hat keine Absenderadresse {id}.',
  'sender-address-unknown:do':
    'Öffnen Sie in Sendcloud Einstellungen, Adressen. Sagen Sie dem Marktplatz, welche zu verwenden ist: {known}.',
  'sender-address-none': 'Das Konto hat keine Absenderadresse, daher kann nichts versandt werden.',
  'sender-address-none:do': 'Öffnen Sie in Sendcloud Einstellungen, Adressen und fügen Sie eine hinzu.',
  'contract-unknown': 'Das Konto hat keinen Vertrag {id} mit einem Versandunternehmen.',
  'contract-unknown:do':
    'Öffnen Sie in Sendcloud Einstellungen, Versandunternehmen, Verträge. Sagen Sie dem Marktplatz, welcher zu verwenden ist: {known}.',
  'rate-option-unknown': 'Die Preise nennen Versandoptionen, die das Konto nicht hat: {codes}.',
  'rate-option-unknown:do': 'Öffnen Sie in Sendcloud Einstellungen, Versandunternehmen und schalten Sie das Unternehmen ein.',
  'uses-oauth': 'Die Integration wird mit OAuth geöffnet.',
  'uses-oauth:do': '',
  'rates-instead': 'Es ist keine Checkout-Konfiguration veröffentlicht, daher sehen Kunden die Preise, die hier eingestellt sind.',
  'rates-instead:do':
    'Um die von Sendcloud zu zeigen, öffnen Sie Einstellungen, Checkout und veröffentlichen Sie eine Konfiguration für diese Integration.',
  'panel-hides-point': 'Sendclouds Liste eingehender Bestellungen zeigt die Abholstelle nicht.',
  'panel-hides-point:do': 'Sie steht in den Notizen der Bestellung. Lassen Sie die Versandart, wie sie kam, wenn Sie das Etikett drucken.',
  'dates-not-carried': 'Bestellungen über API v2 tragen keinen Liefertag, daher werden Kunden keine Tage zur Wahl angeboten.',
  'dates-not-carried:do': 'Bitten Sie den Marktplatz, API v3 für Sie zu verwenden.',
  'not-all-seen': 'Sendcloud hat nicht alles von dem Konto gezeigt.',
  'not-all-seen:do': 'Prüfen Sie in ein paar Minuten erneut.',
};
