import type { Place } from './places.ts';

/** How a language makes street names and shop names. Shops are invented; no name is meant to be a real one. */
export interface Language {
  /** The two squares every place has: before the town hall, before the station. */
  squares: readonly [string, string];
  /** Ways to build a street's name around `*`. */
  streets: readonly string[];
  /** Words that stand for `*`. */
  words: readonly string[];
  /** Ways to build a shop's name around `*`. */
  shops: readonly string[];
  /** Words that stand for `*` in a shop's name. */
  owners: readonly string[];
}

const list = (text: string): string[] => text.split(' ');

const nl: Language = {
  squares: ['Stadhuisplein', 'Stationsplein'],
  streets: [
    '*straat',
    '*laan',
    '*weg',
    '*hof',
    '*pad',
    '*dreef',
    '*singel',
    '*steeg',
    'Oude *straat',
    'Nieuwe *weg',
    'Korte *straat',
    'Lange *laan',
    'Kleine *weg',
    'Groene *laan',
    'Hoge *weg',
    'Lage *straat',
  ],
  words: list(
    'Molen Kerk Linden Beuken Eiken School Dorps Hoog Boom Akker Veld Beek Tuin Water Brug Haven Markt Kastanje Wilgen Iepen Berken Rozen Tulpen Lelie Merel Vinken Mezen Zwaluw Lijster Reiger Valken Bloemen Prins Konings Koningin Burgemeester Dokter Pastoor Klooster Kapel Heide Bos Duin Zand Klei Turf Schans Poort Wal Gracht Wevers Smids Bakkers Schoenmakers Touw Leder Hoef Spoor Station Zonne Maan Sterren',
  ),
  shops: [
    'Boekhandel *',
    'Kiosk *',
    'Buurtwinkel *',
    'Bloemen van *',
    'Fietsenmaker *',
    'Slijterij *',
    'Drogisterij *',
    'Café *',
    'Speelgoed *',
    'Kantoorshop *',
  ],
  owners: list('Linde Zonnehoek Vermeulen Janssen Smeets Merelhof Brugzicht Goossens Kuiper Veldzicht Hendriks Maas Roos Wouters Peeters'),
};
const de: Language = {
  squares: ['Rathausplatz', 'Bahnhofplatz'],
  streets: [
    '*straße',
    '*weg',
    '*gasse',
    '*allee',
    '*ring',
    'Am *hof',
    'Alte *straße',
    'Neue *straße',
    'Kleine *gasse',
    '*steig',
    '*ufer',
    'Hintere *gasse',
    'Obere *straße',
    'Untere *straße',
    'Lange *straße',
    'Kurze *straße',
  ],
  words: list(
    'Linden Garten Kirch Schul Berg Wald Wiesen Mühlen Bach Rosen Birken Eichen Buchen Ahorn Tannen Kastanien Brunnen Kloster Schloss Markt Post Amsel Drossel Finken Schwalben Lerchen Feld Acker Stein Sonnen Mond Stern Kaiser Königs Herzog Bürgermeister Schmiede Bäcker Weber Gerber Schuster Hafen Brücken Tor Wall Graben Heide Moor Tal Höhen Sand Lehm Kiefern Fichten Flieder Veilchen Nelken Mühl Hirsch Fuchs Hasen Dachs',
  ),
  shops: [
    'Buchladen *',
    'Kiosk *',
    'Blumen *',
    'Schreibwaren *',
    'Weinhandel *',
    'Fahrrad *',
    'Lotto und Presse *',
    'Café *',
    'Änderungsschneiderei *',
    'Spätkauf *',
  ],
  owners: list('Müller Schäfer Weiß Öztürk Lindenhof Krüger Grün Jäger Sonnenschein Böhm Voß Günther Nowak Rosengarten König'),
};
const fr: Language = {
  squares: ["Place de l'Hôtel-de-Ville", 'Place de la Gare'],
  streets: [
    'Rue *',
    'Avenue *',
    'Boulevard *',
    'Chemin *',
    'Allée *',
    'Impasse *',
    'Passage *',
    'Quai *',
    'Ruelle *',
    'Cours *',
    'Petite Rue *',
    'Vieille Rue *',
    'Montée *',
    'Sentier *',
    'Square *',
    'Esplanade *',
  ],
  words:
    "du Moulin|de l'Église|des Tilleuls|des Chênes|de l'École|du Château|des Roses|des Lilas|du Marché|de la Poste|de la Fontaine|des Acacias|du Lavoir|de la Forge|des Vignes|du Pont|de la Rivière|des Prés|du Stade|des Peupliers|de la Liberté|de la Paix|des Jardins|du Bois|de la Plaine|des Écoles|de la Mairie|du Soleil|des Hirondelles|de la Tour|du Puits|des Cerisiers|des Pommiers|de la Croix|du Lac|des Tanneurs|des Tisserands|du Four|des Bleuets|de la Colline|des Champs|du Verger|des Remparts|de la Halle|du Canal|des Érables|des Platanes|du Vallon|des Mésanges|de la Gare".split(
      '|',
    ),
  shops: [
    'Tabac *',
    'Librairie *',
    'Fleuriste *',
    'Pressing *',
    'Épicerie *',
    'Cordonnerie *',
    'Café *',
    'Maison de la Presse *',
    'Cave *',
    'Alimentation *',
  ],
  owners: list('Lefèvre Moreau Girard Bénard Fontaine Mésange Tilleul Garnier Château Hébert Noël Lambert Roux Çelik Dubois'),
};
const es: Language = {
  squares: ['Plaza Mayor', 'Plaza de la Estación'],
  streets: [
    'Calle *',
    'Avenida *',
    'Paseo *',
    'Camino *',
    'Travesía *',
    'Ronda *',
    'Callejón *',
    'Carretera *',
    'Glorieta *',
    'Cuesta *',
    'Senda *',
    'Alameda *',
  ],
  words:
    'del Sol|de la Luna|de la Fuente|del Molino|de la Iglesia|de las Flores|de los Olivos|del Río|de la Paz|del Mercado|de la Rosa|del Pozo|del Castillo|de la Libertad|de los Naranjos|del Mar|de la Sierra|del Prado|de las Huertas|del Carmen|de la Torre|del Puente|de la Escuela|de los Pinos|de las Eras|del Norte|del Sur|de la Cruz|del Olmo|de la Ermita|del Parque|de los Almendros|de la Viña|del Horno|de las Escuelas|del Ayuntamiento|de los Álamos|de la Muralla|del Teatro|de la Alegría'.split(
      '|',
    ),
  shops: [
    'Papelería *',
    'Estanco *',
    'Librería *',
    'Floristería *',
    'Copistería *',
    'Frutería *',
    'Ferretería *',
    'Locutorio *',
    'Bazar *',
  ],
  owners: list('Núñez Muñoz Peña Ibáñez Castaño Olivar García Solana Romero Ñandú Vega León Marín Alcázar'),
};
const it: Language = {
  squares: ['Piazza del Municipio', 'Piazza della Stazione'],
  streets: [
    'Via *',
    'Viale *',
    'Corso *',
    'Vicolo *',
    'Strada *',
    'Largo *',
    'Salita *',
    'Traversa *',
    'Lungofiume *',
    'Contrada *',
    'Rampa *',
    'Passaggio *',
  ],
  words:
    'delle Rose|dei Mille|del Mulino|della Chiesa|del Sole|della Libertà|dei Tigli|del Mercato|della Fontana|degli Ulivi|del Castello|della Pace|dei Pini|della Scuola|del Ponte|delle Vigne|del Mare|dei Fiori|della Torre|del Forno|dei Platani|delle Acacie|del Parco|della Repubblica|dei Ciliegi|del Lago|della Valle|degli Orti|del Borgo|della Croce|dei Gelsi|delle Querce|del Campo|della Stella|dei Tessitori|dei Fabbri|del Teatro|delle Mura|della Speranza|dei Martiri'.split(
      '|',
    ),
  shops: ['Tabaccheria *', 'Cartoleria *', 'Edicola *', 'Libreria *', 'Fioraio *', 'Ferramenta *', 'Bar *', 'Lavanderia *', 'Alimentari *'],
  owners: list("Rossi Ferrari Conti Marino D'Angelo Riva Perù Niccolò Fontana Rinaldi Oliva Serra Moretti Gallo"),
};
const pl: Language = {
  squares: ['Plac Ratuszowy', 'Plac Dworcowy'],
  streets: ['ul. *', 'al. *', 'os. *', 'ul. Nowa *', 'ul. Stara *'],
  words: list(
    'Lipowa Polna Szkolna Leśna Ogrodowa Kwiatowa Słoneczna Krótka Długa Łąkowa Brzozowa Dębowa Kościelna Młyńska Rzeczna Mostowa Zielona Wiśniowa Różana Górna Dolna Główna Parkowa Sosnowa Akacjowa Klonowa Jesionowa Wiejska Cicha Spokojna Piękna Miła Jasna Wąska Szeroka Kolejowa Portowa Zamkowa Targowa Żytnia',
  ),
  shops: ['Kiosk *', 'Księgarnia *', 'Kwiaciarnia *', 'Sklep *', 'Pasmanteria *', 'Salonik *'],
  owners: list('Łukasz Żabka-Zielona Świerk Wójcik Źródło Dąb Kowalska Ćwik Bożena Słoneczko'),
};
const pt: Language = {
  squares: ['Praça do Município', 'Largo da Estação'],
  streets: ['Rua *', 'Avenida *', 'Travessa *', 'Largo *', 'Beco *', 'Estrada *', 'Calçada *'],
  words:
    'do Sol|da Igreja|do Moinho|das Flores|da Fonte|do Rio|da Paz|do Mercado|da Escola|do Castelo|da Liberdade|dos Pinheiros|da Ponte|do Mar|da Serra|das Oliveiras|do Forno|da Torre|do Parque|da Cruz|do Norte|do Sul|das Hortas|dos Combatentes|da República|do Poço|das Amoreiras|do Teatro|da Misericórdia|dos Ferreiros'.split(
      '|',
    ),
  shops: ['Papelaria *', 'Tabacaria *', 'Livraria *', 'Florista *', 'Mercearia *', 'Café *'],
  owners: list('Conceição João Araújo Guimarães Simões Lourenço Assunção Nóbrega'),
};
const nordic = (squares: [string, string], streets: string, words: string, shops: string, owners: string): Language => ({
  squares,
  streets: streets.split('|'),
  words: list(words),
  shops: shops.split('|'),
  owners: list(owners),
});
const da = nordic(
  ['Rådhuspladsen', 'Banegårdspladsen'],
  '*gade|*vej|*stræde|*allé|Gamle *vej|Nye *gade|Lille *gade',
  'Kirke Skole Mølle Birke Bøge Ege Linde Strand Skov Have Rosen Solsikke Lærke Svale Drossel Torve Brogårds Søndre Nørre Vester Øster Kloster Smede Bager Væver Havne Bakke Dal Eng Mark',
  'Kiosk *|Boghandel *|Blomster *|Grønt hos *|Cykler *',
  'Sørensen Kjær Østergård Bøgh Ærø Nygård Skov',
);
const sv = nordic(
  ['Rådhustorget', 'Stationsplan'],
  '*gatan|*vägen|*gränd|*stigen|Gamla *vägen|Nya *gatan|Lilla *gatan',
  'Kyrk Skol Kvarn Björk Ek Lind Strand Skogs Trädgårds Ros Sol Lärk Svalen Torg Bro Söder Norr Väster Öster Kloster Smed Bagar Vävar Hamn Back Dal Ängs Åker Sten Ås',
  'Kiosk *|Bokhandel *|Blommor *|Närköp *|Cykel *',
  'Åberg Öhman Sjöström Lindström Ängby Björk Håkansson',
);
const fi = nordic(
  ['Kaupungintalonaukio', 'Asema-aukio'],
  '*katu|*tie|*polku|*kuja|Vanha *tie|Uusi *katu|Pikku *katu',
  'Kirkko Koulu Mylly Koivu Tammi Lehmus Ranta Metsä Puutarha Ruusu Aurinko Kiuru Pääsky Tori Silta Etelä Pohjois Länsi Itä Luostari Seppä Leipuri Kutoja Satama Mäki Laakso Niitty Pelto Kivi Harju',
  'Kioski *|Kirjakauppa *|Kukka *|Lähikauppa *',
  'Mäkinen Hämäläinen Järvinen Yrjölä Äijälä Korhonen',
);
const cs = nordic(
  ['Náměstí Svobody', 'Nádražní náměstí'],
  '*|Horní *|Dolní *|Nová *|Stará *|Malá *|Velká *',
  'Lipová Polní Školní Lesní Zahradní Květinová Slunečná Krátká Dlouhá Luční Březová Dubová Kostelní Mlýnská Říční Mostní Zelená Višňová Růžová Hlavní Parková Borová Javorová Vesnická Tichá Klidná Krásná Jasná Úzká Široká',
  'Trafika *|Knihkupectví *|Květiny *|Papírnictví *',
  'Dvořák Černý Šťastná Řehoř Žák Němcová',
);
const hu = nordic(
  ['Városháza tér', 'Állomás tér'],
  '* utca|* út|* köz|* sor|* sétány',
  'Hársfa Mező Iskola Erdő Kert Virág Nap Rövid Hosszú Rét Nyírfa Tölgyfa Templom Malom Folyó Híd Zöld Meggyfa Rózsa Fő Park Fenyő Juhar Falusi Csendes Szép Keskeny Széles Vár Piac',
  'Trafik *|Könyvesbolt *|Virágbolt *|Papírbolt *',
  'Kovács Szőke Nagy Tóth Fűzfa Örs',
);

const BY_COUNTRY: Record<string, Language> = {
  NL: nl,
  BE: nl,
  DE: de,
  AT: de,
  CH: de,
  LU: fr,
  FR: fr,
  ES: es,
  IT: it,
  PL: pl,
  PT: pt,
  DK: da,
  SE: sv,
  FI: fi,
  CZ: cs,
  SK: cs,
  HU: hu,
};

/** The language of a place's street signs. Belgium south of Brussels and western Switzerland speak French, roughly. */
export function languageOf(place: Place): Language {
  if (place.country === 'BE' && place.latitude < 50.7) return fr;
  if (place.country === 'CH' && place.longitude < 7.1) return fr;
  return BY_COUNTRY[place.country] ?? de;
}
