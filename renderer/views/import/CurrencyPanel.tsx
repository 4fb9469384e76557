import { useState } from 'react';
import type { ImportReport } from '../../../shared/files/import-report.ts';
import { changeChoices } from '../../state/import-run.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Panel } from '../shell/Page.tsx';
import { countOpenRates } from './open-questions.ts';
import { OpenCount } from './OpenCount.tsx';
import styles from './ValuesStage.module.css';

/** In which currency amounts are counted, and what the others are worth in it. Nothing is converted without a rate. */
export function CurrencyPanel({ report }: { readonly report: ImportReport }) {
  const { currency, currencies } = report;
  const others = currencies.filter(({ code }) => code !== currency);
  const formats = formatsFor('');
  return (
    <Panel
      title="Currency"
      note={currency === '' ? 'The files name none; amounts are shown without a sign.' : undefined}
      actions={currencies.length > 0 && <OpenCount count={countOpenRates(report)} />}
    >
      <div className={styles.line}>
        <span className={styles.wordName}>
          <span>Currency of the plan</span>
          <span className={styles.soft}>ISO code, such as EUR or USD</span>
        </span>
        <Entry
          key={currency}
          label="Currency of the plan"
          value={currency}
          accept={(text) => (/^[a-z]{3}$/i.test(text) ? text.toUpperCase() : null)}
          refusal="Three letters, such as EUR."
          onChange={(chosen) => changeChoices(() => ({ currency: String(chosen) }))}
        />
      </div>
      {others.map(({ code, amounts, rate }) => (
        <div key={code} className={styles.line}>
          <span className={styles.wordName}>
            <span>
              1 {code} in {currency}
            </span>
            <span className={styles.soft}>
              {countNoun(formats, amounts, 'amount')}
              {rate === null && <span className={styles.open}> · unknown until there is a rate</span>}
            </span>
          </span>
          <Entry
            key={`${code} ${rate}`}
            label={`What 1 ${code} is worth in ${currency}`}
            value={rate === null ? '' : String(rate)}
            accept={(text) => toRate(text)}
            refusal="A number above zero, such as 0.92."
            onChange={(chosen) => changeChoices(({ rates }) => ({ rates: { ...rates, [code]: Number(chosen) } }))}
          />
        </div>
      ))}
    </Panel>
  );
}

interface EntryProps {
  readonly label: string;
  readonly value: string;
  /** @returns what the text means, or `null` where it means nothing. */
  readonly accept: (text: string) => string | number | null;
  readonly refusal: string;
  readonly onChange: (value: string | number) => void;
}

/** A short text that counts once it is left or confirmed: each run over it reads the files again. */
function Entry({ label, value, accept, refusal, onChange }: EntryProps) {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string>();
  const commit = () => {
    if (text.trim() === value) return setError(undefined);
    const accepted = accept(text.trim());
    setError(accepted === null ? refusal : undefined);
    if (accepted !== null && String(accepted) !== value) onChange(accepted);
  };
  return (
    <div className={styles.entry}>
      <TextField
        label={label}
        isLabelHidden
        value={text}
        onChange={setText}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else event.continuePropagation();
        }}
        error={error}
      />
    </div>
  );
}

function toRate(text: string): number | null {
  const rate = Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(rate) && rate > 0 ? rate : null;
}
