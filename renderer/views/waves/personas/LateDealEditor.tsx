import type { LateDealPolicy } from '../../../../shared/model/policy.ts';
import { changeDraft } from '../../../state/rule-draft.ts';
import { countNoun } from '../../../ui/format.ts';
import { Switch } from '../../../ui/Toggles.tsx';
import { useFormats } from '../../use-formats.ts';
import { NumberInput } from './NumberInput.tsx';
import type { ShownRules } from './use-rules.ts';
import styles from './RuleEditor.module.css';

interface LateDealEditorProps {
  readonly shown: ShownRules;
  readonly isReadOnly: boolean;
}

/** What makes an open deal late, for the rules that ask for it; and how many high-risk relationships are too many. */
export function LateDealEditor({ shown, isReadOnly }: LateDealEditorProps) {
  const { base, rules, preview } = shown;
  const { lateDeal, highRiskShareLimit } = rules;
  const formats = useFormats();
  const change = (to: Partial<LateDealPolicy>) =>
    changeDraft(base.document, (draft) => ({ ...draft, lateDeal: { ...draft.lateDeal, ...to } }));
  /** A field that holds no number yet keeps what was there. */
  const read = (value: number, low: number, high: number, take: (value: number) => void) => {
    if (value >= low && value <= high) take(value);
  };
  const highRisk = preview.personas.findIndex(({ id }) => id === 'high-risk');
  return (
    <div className={styles.editor}>
      <section className={styles.section} aria-label="Late deals">
        <h3 className={styles.sectionTitle}>What makes an open deal late</h3>
        <p className={styles.hint}>
          A deal at a late stage (negotiation, proposal, contract, verbal, commit) that closes soon, is large enough and
          is no renewal. “Late deal open” in the rules asks for one.
        </p>
        <div className={styles.settings}>
          <div className={styles.setting}>
            <span>Whatever its stage, late from a probability of</span>
            <NumberInput
              label="Least probability"
              value={lateDeal.minimumProbability * 100}
              unit="%"
              isDisabled={isReadOnly}
              onChange={(value) => read(value, 0, 100, (percent) => change({ minimumProbability: percent / 100 }))}
            />
          </div>
          <div className={styles.setting}>
            <span>Closes within</span>
            <NumberInput
              label="Closes within"
              value={lateDeal.closesWithinDays}
              unit="days"
              isWhole
              isDisabled={isReadOnly}
              onChange={(value) => read(value, 0, 3650, (closesWithinDays) => change({ closesWithinDays }))}
            />
          </div>
          <div className={styles.setting}>
            <span>Or should have closed at most</span>
            <NumberInput
              label="Overdue by at most"
              value={lateDeal.closedAtMostDaysAgo}
              unit="days ago"
              isWhole
              isDisabled={isReadOnly}
              onChange={(value) => read(value, 0, 3650, (closedAtMostDaysAgo) => change({ closedAtMostDaysAgo }))}
            />
          </div>
          <Switch
            isSelected={lateDeal.atLeastSegmentMedian}
            isDisabled={isReadOnly}
            onChange={(atLeastSegmentMedian) => change({ atLeastSegmentMedian })}
          >
            Only deals of at least the median amount of their segment
          </Switch>
        </div>
      </section>
      <section className={styles.section} aria-label="Limits">
        <h3 className={styles.sectionTitle}>How many high-risk relationships are too many</h3>
        <div className={styles.settings}>
          <div className={styles.setting}>
            <span>A finding from this share of all moves on</span>
            <NumberInput
              label="Limit of high-risk moves"
              value={highRiskShareLimit * 100}
              unit="%"
              isDisabled={isReadOnly}
              onChange={(value) =>
                read(value, 0, 100, (percent) =>
                  changeDraft(base.document, (draft) => ({ ...draft, highRiskShareLimit: percent / 100 })),
                )
              }
            />
            <span className={styles.settingHint}>
              {countNoun(formats, preview.rules[highRisk]?.decides ?? 0, 'account')} of{' '}
              {formats.count(preview.handedOver)} are high-risk by these rules, whether they move or not.
            </span>
          </div>
        </div>
      </section>
    </div>
  );
}
