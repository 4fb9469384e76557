/** The colours of the tokens that a persona can have, told apart with any colour vision; names for people. */
export const PERSONA_COLOURS = [
  { id: 'high-risk', label: 'Vermilion' },
  { id: 'later-stage', label: 'Amber' },
  { id: 'new', label: 'Sky blue' },
  { id: 'core', label: 'Slate' },
  { id: 'teal', label: 'Teal' },
  { id: 'pink', label: 'Pink' },
  { id: 'indigo', label: 'Indigo' },
  { id: 'wine', label: 'Wine red' },
] as const;

/** The first colour that no persona has yet, else the first of all. */
export function findFreeColour(personas: readonly { readonly colour: string }[]): string {
  const taken = new Set(personas.map(({ colour }) => colour));
  return PERSONA_COLOURS.find(({ id }) => !taken.has(id))?.id ?? PERSONA_COLOURS[4].id;
}
