import type { Language } from './places.ts';

export const INDUSTRIES = [
  'Manufacturing',
  'Logistics',
  'Retail',
  'Financial Services',
  'Healthcare',
  'Energy',
  'Professional Services',
  'Construction & Real Estate',
  'Food & Beverage',
  'Media & Telecom',
] as const;

/** What companies call their country in their own names. */
export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  Germany: 'Deutschland',
  Austria: 'Österreich',
  Switzerland: 'Schweiz',
  Sweden: 'Sverige',
  Finland: 'Suomi',
  Denmark: 'Danmark',
  Norway: 'Norge',
  'United Kingdom': 'UK',
  Ireland: 'Ireland',
  Netherlands: 'Nederland',
  Belgium: 'Belgium',
  Luxembourg: 'Luxembourg',
  France: 'France',
};

/** The words from which a language's company names are put together. All invented places, no company meant. */
export interface CompanyWords {
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  /** By industry, in the order of `INDUSTRIES`. */
  readonly trades: readonly (readonly string[])[];
  /** Legal forms by country; the common ones more than once. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly holding: string;
  readonly and: string;
  /** French puts the trade first: "Logistique Beaumont SAS". */
  readonly isTradeFirst?: boolean;
}

const split = (words: string): string[] => words.split(' ');
/** Industries are separated by `/`, a trade's own spaces written as `_`. */
const splitTrades = (text: string): string[][] =>
  text.split('/').map((part) => split(part.trim()).map((word) => word.replaceAll('_', ' ')));

export const COMPANY_WORDS: Readonly<Record<Language, CompanyWords>> = {
  de: {
    beginnings: split(
      'Hütten Linden Eichen Falken Brücken Königs Wester Oster Mühl Bären Kalten Grün Schwarzen Weißen Hohen Nieder ' +
        'Birken Tannen Löwen Sonnen Silber Kupfer Grauen Fürsten Adlers Hirsch Rosen Ulmen Erlen Ahorn Buchen Stern',
    ),
    endings: split('berg tal feld hof bach brunn stein hain au horst wald moor kamp burg rode werder see beck fels'),
    trades: splitTrades(
      'Maschinenbau Antriebstechnik Präzisionswerke / Logistik Spedition Frachtdienste / Handelshaus Versand Warenhäuser / ' +
        'Versicherungen Leasing Vermögensverwaltung / Kliniken Medizintechnik Pharma / Energie Windkraft Netzgesellschaft / ' +
        'Beratung Ingenieure Wirtschaftsprüfung / Bau Immobilien Gebäudetechnik / Lebensmittel Brauerei Molkerei / ' +
        'Medien Verlag Telekommunikation',
    ),
    forms: {
      Germany: ['GmbH', 'GmbH', 'GmbH', 'GmbH', 'GmbH', 'AG', 'AG', 'GmbH & Co. KG', 'GmbH & Co. KG', 'KG', 'SE'],
      Austria: ['GmbH', 'GmbH', 'AG', 'KG'],
      Switzerland: ['AG', 'AG', 'GmbH'],
    },
    holding: 'Holding',
    and: 'und',
  },
  sv: {
    beginnings: split(
      'Björk Ek Lind Häger Öster Väster Norr Söder Ring Älv Sten Hög Ljung Gran Åker Lund Sund Strand Dal Rönn Alm Ask Skär Ström',
    ),
    endings: split('ström lund berg gren vall dal holm sjö näs fors kvist vik mark hult torp backa'),
    trades: splitTrades(
      'Verkstad Maskinteknik / Logistik Frakt / Handel Detaljhandel / Försäkring Finans / Vård Medicinteknik / Energi Vindkraft / ' +
        'Konsult Rådgivning / Bygg Fastigheter / Livsmedel Bryggeri / Media Förlag',
    ),
    forms: { Sweden: ['AB', 'AB', 'AB', 'AB', 'AB', 'AB (publ)', 'Aktiebolag'] },
    holding: 'Invest',
    and: 'och',
  },
  da: {
    beginnings: split(
      'Fjord Nord Sønder Vester Øster Grøn Skov Kloster Ravns Bøge Høj Rød Vind Tinde Havn Bjørne Sand Egs Lynge Ørne Svane Kilde',
    ),
    endings: split('gaard dal bjerg vang lund holm borg strand høj bæk vik toft nes stad'),
    trades: splitTrades(
      'Maskinfabrik Industri / Logistik Spedition / Handel Varehuse / Forsikring Finans / Sundhed Medico / Energi Vindkraft / ' +
        'Rådgivning Ingeniører / Byg Ejendomme / Fødevarer Bryggeri / Medier Forlag',
    ),
    forms: { Denmark: ['A/S', 'A/S', 'ApS'], Norway: ['AS', 'AS', 'ASA'] },
    holding: 'Holding',
    and: 'og',
  },
  fi: {
    beginnings: split(
      'Kivi Järvi Mänty Koivu Lumi Pohjan Etelä Itä Hopea Kulta Tähti Kuusi Jää Revon Kallio Sini Myrsky',
    ),
    endings: split('mäki lahti niemi koski ranta salo linna joki saari vuori pelto harju'),
    trades: splitTrades(
      'Konepaja Tekniikka / Logistiikka Kuljetus / Kauppa Tukku / Vakuutus Rahoitus / Terveys Lääkintä / Energia Tuulivoima / ' +
        'Konsultointi Neuvonta / Rakennus Kiinteistöt / Elintarvike Panimo / Media Kustannus',
    ),
    forms: { Finland: ['Oy', 'Oy', 'Oy', 'Oyj'] },
    holding: 'Yhtymä',
    and: 'ja',
  },
  en: {
    beginnings: split(
      'Ash Black Bright Cross Fair Green Harrow Hart High Kings Long Marl North Oak Red Stan Thorn West White Wind Lang Brad Elder Holm Pember Raven',
    ),
    endings: split(
      'bridge brook bury combe dale field ford gate hurst leigh ley mere more ridge shaw stead stone ton wick worth',
    ),
    trades: splitTrades(
      'Engineering Precision Castings / Logistics Freight Haulage / Stores Retail Outfitters / Insurance Capital Mutual / ' +
        'Health Medical Biosciences / Energy Renewables Utilities / Consulting Partners Advisory / Construction Estates Homes / ' +
        'Foods Brewery Dairies / Media Publishing Broadband',
    ),
    forms: {
      'United Kingdom': ['Ltd', 'Ltd', 'Ltd', 'Limited', 'plc', 'Group Ltd'],
      Ireland: ['Ltd', 'Ltd', 'DAC', 'plc'],
    },
    holding: 'Group',
    and: '&',
  },
  nl: {
    beginnings: split(
      'Wester Ooster Zuider Noorder Molen Duin Kerk Linde Eiken Zilver Gouden Water Groene Hooge Roose Vogel Blauwe Zand Linge Maas',
    ),
    endings: split('dijk veld huizen burg kamp meer hoven daal berg wijk stein poort zicht haven bosch horst'),
    trades: splitTrades(
      'Machinefabriek Techniek / Logistiek Transport / Groothandel Winkels / Verzekeringen Financiering / Zorg Medisch / ' +
        'Energie Windpark / Adviesgroep Ingenieurs / Bouw Vastgoed / Voeding Brouwerij / Uitgeverij Telecom',
    ),
    forms: { Netherlands: ['B.V.', 'B.V.', 'B.V.', 'N.V.'], Belgium: ['BV', 'NV', 'NV'] },
    holding: 'Groep',
    and: 'en',
  },
  fr: {
    beginnings: split(
      'Beau Clair Grand Haute Val Roche Belle Blanche Fonte Pierre Aigue Chante Mire Verte Noire Franche Long Haut',
    ),
    endings: split('mont fort champ court lieu ville mare bois rive vigne combe lac croix font'),
    trades: splitTrades(
      'Ateliers Mécanique Industries / Logistique Transports / Distribution Magasins Comptoir / Assurances Crédit Mutuelle / ' +
        'Cliniques Santé Laboratoires / Énergies Éoliennes / Conseil Ingénierie Cabinet / Bâtiment Foncière Travaux / ' +
        'Brasserie Laiterie Épicerie / Éditions Médias Réseaux',
    ),
    forms: {
      France: ['SAS', 'SAS', 'SA', 'SARL'],
      Belgium: ['SA', 'SRL'],
      Luxembourg: ['S.A.', 'S.à r.l.'],
      Switzerland: ['SA', 'Sàrl'],
    },
    holding: 'Groupe',
    and: 'et',
    isTradeFirst: true,
  },
};
