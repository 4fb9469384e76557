import type { Language } from './places.ts';

export interface PeopleWords {
  /** What the CRM writes into the language column. */
  readonly name: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const split = (words: string): string[] => words.split(' ').map((word) => word.replaceAll('_', ' '));

export const PEOPLE_WORDS: Readonly<Record<Language, PeopleWords>> = {
  de: {
    name: 'German',
    given: split(
      'Anna Jürgen Sabine Jörg Katharina Björn Heike Matthias Claudia Tobias Änne Stefan Ursula Lukas Miriam Günter Franziska Emre ' +
        'Julia Sebastian Birgit Holger Leonie Ralf Elif Karl-Heinz Nora Moritz',
    ),
    family: split(
      'Müller Weber Schröder Köhler Krämer Vogel Jäger Böhm Seidel Brandt Großmann Yıldız Hübner Winkler Franke Löwe Stadler Pohl ' +
        'Özdemir Hofstätter Wüthrich Zumsteg Gruber Lehner Baumgartner Nowak von_Reichenau Leutheusser-Kaltenbrunner',
    ),
  },
  sv: {
    name: 'Swedish',
    given: split(
      'Åsa Björn Elin Göran Karin Mårten Sofia Håkan Linnéa Oskar Maja Stig Ebba Anders Ylva Nils Wilma Jonas Hedvig Lars',
    ),
    family: split(
      'Lindström Sjöberg Åkesson Nyström Hallgren Söderlund Ekberg Wallin Björklund Öhman Forsgren Dahlqvist Hedlund Rönnbäck Strand ' +
        'Lövgren Zetterberg Norén Ahlström Bergdahl',
    ),
  },
  da: {
    name: 'Danish',
    given: split(
      'Søren Mette Jørgen Astrid Rasmus Kirsten Øyvind Ingrid Lars-Erik Bodil Håvard Signe Mads Solveig Anders Freja Bjørn Tove',
    ),
    family: split(
      'Sørensen Nørgaard Kjær Østergaard Bakke Lund Dahl Strøm Mikkelsen Holm Thygesen Solberg Haugen Rønning Vestergaard Bjerre Lønne Aas',
    ),
  },
  fi: {
    name: 'Finnish',
    given: split('Aino Päivi Jukka Väinö Sari Mikko Riikka Antti Hanna Juhani Tuulia Eero Kaisa Pekka Outi Ilkka'),
    family: split(
      'Mäkelä Virtanen Hämäläinen Koskinen Järvinen Nieminen Lehtonen Salmi Rantala Heikkilä Väisänen Peltola Saarinen Ylönen Kivelä Toivonen',
    ),
  },
  en: {
    name: 'English',
    given: split(
      'Olivia James Aoife Priya Thomas Grace Callum Niamh Oliver Zainab Harriet Declan Rupert Siobhán Eleanor Kwame Fiona Rhys Imogen Hamish ' +
        'Charlotte Dev Bethan Marcus',
    ),
    family: split(
      "Harding O'Sullivan Okafor Whitfield Patel MacLeod Fletcher Byrne Ashworth Chaudhry Pemberton Gallagher Thornton Hughes Sinclair Obi " +
        'Featherstonehaugh Rowe Kavanagh Marsh Bell Cartwright Singh Doyle',
    ),
  },
  nl: {
    name: 'Dutch',
    given: split(
      'Sanne Joost Femke Daan Marieke Bram Anouk Ruben Liesbeth Pieter Noor Thijs Hanneke Wout Fleur Jeroen Eline Gijs',
    ),
    family: split(
      'de_Vries van_den_Berg Jansen van_der_Meer Bakker Dijkstra Peeters Hendriks Claes Mulder van_Leeuwen Vermeulen Smit Maes Kuiper ' +
        'van_Nieuwenhuizen Timmermans Goossens',
    ),
  },
  fr: {
    name: 'French',
    given: split(
      'Amélie François Chloé Jérôme Hélène Benoît Margaux Rémi Clémence Étienne Inès Théo Aurélie Guillaume Léa Cédric Noémie Mathieu',
    ),
    family: split(
      "Lefèvre Dubois Moreau Garnier Chevalier Rousseau Lemaître Fontaine Gauthier Mercier d'Aubigny Perrin Bénard Collet Delacroix Marchand " +
        'Vasseur Bélanger',
    ),
  },
};

/** Roles of contacts with the share of each, in percent. */
export const CONTACT_ROLES: readonly (readonly [role: string, weight: number])[] = [
  ['Head of Operations', 18],
  ['Chief Information Officer', 14],
  ['Procurement Manager', 16],
  ['Chief Financial Officer', 10],
  ['Head of IT', 14],
  ['Managing Director', 9],
  ['Project Lead', 12],
  ['Executive Assistant to the Management Board', 3],
  ['User Champion', 4],
];

/**
 * Telephone numbers that the countries' regulators keep free for fiction: a prefix and how many digits follow. Countries
 * without such a range use the one of their region's head office.
 */
export const FICTION_NUMBERS: Readonly<Record<string, readonly (readonly [prefix: string, digits: number])[]>> = {
  Germany: [
    ['+49 30 23125 ', 3],
    ['+49 40 66969 ', 3],
    ['+49 69 90009 ', 3],
    ['+49 89 99998 ', 3],
  ],
  Austria: [['+49 89 99998 ', 3]],
  Switzerland: [['+49 89 99998 ', 3]],
  Sweden: [
    ['+46 8 465 004 ', 2],
    ['+46 31 390 06 ', 2],
    ['+46 40 628 04 ', 2],
  ],
  Finland: [['+46 8 465 004 ', 2]],
  Denmark: [['+46 40 628 04 ', 2]],
  Norway: [['+46 31 390 06 ', 2]],
  'United Kingdom': [
    ['+44 20 7946 0', 3],
    ['+44 113 496 0', 3],
    ['+44 131 496 0', 3],
    ['+44 161 496 0', 3],
  ],
  Ireland: [['+353 20 910 ', 4]],
  Netherlands: [['+33 1 99 00 ', 4]],
  Belgium: [['+33 3 53 01 ', 4]],
  Luxembourg: [['+33 3 53 01 ', 4]],
  France: [
    ['+33 1 99 00 ', 4],
    ['+33 2 61 91 ', 4],
    ['+33 4 65 71 ', 4],
    ['+33 5 36 49 ', 4],
  ],
};
