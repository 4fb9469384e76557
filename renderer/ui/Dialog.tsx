import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { joinClasses } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 's' | 'm' | 'l';
  /** A dialog that must be answered: Escape and a click beside it do nothing. */
  readonly isMandatory?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A modal dialog. Rendered means open. */
export function Dialog({ title, onClose, size = 's', isMandatory, role = 'dialog', children, footer }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={!isMandatory}
      isKeyboardDismissDisabled={isMandatory ?? false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles.overlay}
    >
      <Modal className={joinClasses(styles.modal, styles[size])}>
        <AriaDialog role={role} className={styles.dialog}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            {!isMandatory && <IconButton label="Close" icon={X} onPress={onClose} />}
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before something that is not undone with one step. */
export function ConfirmDialog({ title, confirmLabel, isDanger, onConfirm, onClose, children }: ConfirmDialogProps) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant={isDanger ? 'danger' : 'primary'} autoFocus onPress={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
