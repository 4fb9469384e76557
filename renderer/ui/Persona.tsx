import type { CSSProperties } from 'react';
import type { Persona } from '../../shared/model/policy.ts';
import styles from './Persona.module.css';

/** @param colour the persona's colour name among the tokens, or an empty text for accounts without a persona. */
export function PersonaDot({ colour }: { readonly colour: string }) {
  const style = { '--dot': `var(--persona-${colour || 'none'}, var(--persona-none))` } as CSSProperties;
  return <span className={styles.dot} style={style} aria-hidden />;
}

/** Dot and name: colour never carries the meaning alone. */
export function PersonaLabel({ persona }: { readonly persona: Persona | null }) {
  return (
    <span className={styles.label}>
      <PersonaDot colour={persona?.colour ?? ''} />
      <span className={styles.name}>{persona?.name ?? 'No persona'}</span>
    </span>
  );
}
