import { MoveToDialog, ScheduleDialog } from '../../board/MoveToDialog.tsx';
import { usePlan } from '../../state/plan-store.ts';
import { closeDialog, useSession } from '../../state/session-store.ts';
import type { DialogState } from '../../state/session-store.ts';
import { decide } from '../decide.ts';
import { AccountDatesDialog } from './AccountDatesDialog.tsx';
import { LockDialog } from './LockDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { NotStoredDialog } from './NotStoredDialog.tsx';
import { OpenConflictDialog } from './OpenConflictDialog.tsx';
import { PersonaDialog } from './PersonaDialog.tsx';
import { SkippedDialog } from './SkippedDialog.tsx';
import { UnsavedRulesDialog } from './UnsavedRulesDialog.tsx';
import { AddWaveDialog, ChangeWaveDialog } from './WaveDialogs.tsx';

/** The one dialog that is open. */
export function Dialogs() {
  const dialog = useSession((state) => state.dialog);
  return dialog && <OpenDialog dialog={dialog} />;
}

function OpenDialog({ dialog }: { readonly dialog: DialogState }) {
  const planName = usePlan((state) => state.name);
  switch (dialog.kind) {
    case 'move-to':
      return <MoveToDialog accounts={dialog.accounts} onClose={closeDialog} />;
    case 'schedule':
      return <ScheduleDialog accounts={dialog.accounts} onClose={closeDialog} />;
    case 'lock':
    case 'unlock':
      return <LockDialog accounts={dialog.accounts} isLocking={dialog.kind === 'lock'} onClose={closeDialog} />;
    case 'override-persona':
      return <PersonaDialog accounts={dialog.accounts} onClose={closeDialog} />;
    case 'account-dates':
      return <AccountDatesDialog accounts={dialog.accounts} onClose={closeDialog} />;
    case 'rename-plan':
      return (
        <NameDialog
          title="Rename the plan"
          label="Name"
          initial={planName}
          confirmLabel="Rename"
          onClose={closeDialog}
          onConfirm={(name) => void decide({ kind: 'renamePlan', name })}
        />
      );
    case 'add-wave':
      return <AddWaveDialog onClose={closeDialog} />;
    case 'change-wave':
      return <ChangeWaveDialog wave={dialog.wave} onClose={closeDialog} />;
    case 'skipped':
      return <SkippedDialog title={dialog.title} skipped={dialog.skipped} onClose={closeDialog} />;
    case 'open-conflict':
      return <OpenConflictDialog conflict={dialog} onClose={closeDialog} />;
    case 'not-stored':
      return <NotStoredDialog dialog={dialog} onClose={closeDialog} />;
    case 'unsaved-rules':
      return <UnsavedRulesDialog dialog={dialog} onClose={closeDialog} />;
    case 'message':
      return <MessageDialog title={dialog.title} message={dialog.message} onClose={closeDialog} />;
  }
}
