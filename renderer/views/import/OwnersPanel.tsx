import { useMemo, useState } from 'react';
import { OWNER_RULES } from '../../../shared/files/import-choices.ts';
import type { OwnerChoice } from '../../../shared/files/import-choices.ts';
import type { ImportReport, UnresolvedOwner } from '../../../shared/files/import-report.ts';
import { changeChoices } from '../../state/import-run.ts';
import { useImporting } from '../../state/importing-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import type { Option } from '../../ui/Select.tsx';
import { Panel } from '../shell/Page.tsx';
import { LazySelect } from './LazySelect.tsx';
import { countOpenOwners } from './open-questions.ts';
import { OpenCount } from './OpenCount.tsx';
import styles from './ValuesStage.module.css';

const MOST_SHOWN = 25;
const SELLER = 'seller ';
const RULES = OWNER_RULES.map((id) => ({ id, label: `Whoever has the ${id}` }));

/** Owners whom no seller matches: map each to a seller, make one of them, or leave their accounts unassigned. */
export function OwnersPanel({ report }: { readonly report: ImportReport }) {
  const { unresolvedOwners: owners, severalOwners } = report;
  const [isWhole, showWhole] = useState(false);
  const options = useSellerOptions();
  const open = owners.filter(({ choice }) => choice === null);
  const suggested = open.filter(({ candidates }) => candidates.length === 1);
  if (owners.length === 0 && severalOwners.accounts === 0) return null;
  const choose = (values: readonly (readonly [string, OwnerChoice])[]) =>
    changeChoices((choices) => ({ owners: { ...choices.owners, ...Object.fromEntries(values) } }));
  const chooseForOpen = (choice: OwnerChoice) => choose(open.map(({ value }) => [value, choice]));
  const shown = isWhole ? owners : owners.slice(0, MOST_SHOWN);
  return (
    <Panel
      title="Owners"
      note={owners.length > 0 ? 'Named as owners, but not among the sellers.' : undefined}
      actions={<OpenCount count={countOpenOwners(report)} />}
    >
      {open.length > 1 && (
        <div className={styles.bulk} role="group" aria-label={`All ${open.length} that are open`}>
          <span className={styles.soft}>All {open.length} that are open:</span>
          {suggested.length > 0 && (
            <Button
              size="s"
              onPress={() =>
                choose(suggested.map(({ value, candidates: [first] }) => [value, { seller: first?.id ?? '' }]))
              }
            >
              Take the similar seller for {suggested.length}
            </Button>
          )}
          <Button size="s" onPress={() => chooseForOpen('create')}>
            Create sellers
          </Button>
          <Button size="s" onPress={() => chooseForOpen('unassigned')}>
            Leave unassigned
          </Button>
        </div>
      )}
      <ul className={styles.words}>
        {shown.map((owner) => (
          <OwnerLine
            key={owner.value}
            owner={owner}
            sellers={options}
            onChoose={(choice) => choose([[owner.value, choice]])}
          />
        ))}
      </ul>
      {owners.length > shown.length && (
        <div className={styles.bulk}>
          <Button size="s" variant="quiet" onPress={() => showWhole(true)}>
            Show {owners.length - shown.length} more
          </Button>
        </div>
      )}
      {severalOwners.accounts > 0 && <OwnerRule several={severalOwners} />}
    </Panel>
  );
}

interface OwnerLineProps {
  readonly owner: UnresolvedOwner;
  readonly sellers: readonly Option[];
  readonly onChoose: (choice: OwnerChoice) => void;
}

function OwnerLine({ owner, sellers, onChoose }: OwnerLineProps) {
  const { value, reason, accounts, opportunities, choice, candidates } = owner;
  const formats = formatsFor('');
  const options: readonly Option[] = [
    ...candidates.map(({ id, name }) => ({
      id: `${SELLER}${id}`,
      label: name,
      detail: reason === 'ambiguous' ? `has this name · ${id}` : 'has a similar name',
    })),
    { id: 'create', label: 'Create a seller', detail: `called “${value}”` },
    { id: 'unassigned', label: 'Leave unassigned' },
    ...sellers.filter(({ id }) => candidates.every((candidate) => id !== `${SELLER}${candidate.id}`)),
  ];
  const chosen = choice === null ? '' : typeof choice === 'string' ? choice : `${SELLER}${choice.seller}`;
  return (
    <li className={styles.word}>
      <span className={styles.wordName}>
        <span className={styles.cut} title={value}>
          {value}
        </span>
        <span className={styles.soft}>
          {countNoun(formats, accounts, 'account')}, {countNoun(formats, opportunities, 'deal')}
          {reason === 'ambiguous' && <span className={styles.open}> · several sellers have this name</span>}
        </span>
      </span>
      <div className={styles.pick}>
        <LazySelect
          look="bare"
          label={`What becomes of ${value}`}
          placeholder="Open: unassigned"
          options={options}
          value={chosen}
          onChange={(id) =>
            onChoose(id.startsWith(SELLER) ? { seller: id.slice(SELLER.length) } : (id as 'create' | 'unassigned'))
          }
        />
      </div>
    </li>
  );
}

function OwnerRule({ several }: { readonly several: ImportReport['severalOwners'] }) {
  const count = countNoun(formatsFor(''), several.accounts, 'account');
  return (
    <div className={styles.line}>
      <span className={styles.wordName}>
        <span>Several owners</span>
        <span className={styles.soft}>{count} with more than one seller</span>
      </span>
      <div className={styles.pick}>
        <Select
          look="bare"
          label="Who owns an account with several sellers"
          options={RULES}
          value={several.rule}
          onChange={(ownerRule) => changeChoices(() => ({ ownerRule }))}
        />
      </div>
    </div>
  );
}

/** The sellers that the files have, by name. */
function useSellerOptions(): readonly Option[] {
  const sellers = useImporting((state) => state.facts?.sellers);
  return useMemo(() => {
    if (!sellers) return [];
    const options = sellers.id.map((id, row) => ({ id: `${SELLER}${id}`, label: sellers.name[row] || id }));
    return options.sort((left, right) => left.label.localeCompare(right.label));
  }, [sellers]);
}
