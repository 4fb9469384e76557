import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { saveFileAs } from '../../state/plan-actions.ts';
import { planStore } from '../../state/plan-store.ts';
import styles from './ErrorBoundary.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/**
 * Stands in for a screen that broke while it was drawn. The plan lives outside the screen, so every edit is still there:
 * it says so and offers to draw the window anew.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    const { saving, status } = planStore.getState();
    return (
      <main className={styles.page} role="alert">
        <div className={styles.card}>
          <h1 className={styles.title}>This screen could not be drawn</h1>
          <p>
            {saving === 'saved'
              ? 'Your plan is safe: every edit is stored. Load the window again to go on where you were.'
              : 'Your last edits may not be stored yet. Save the plan to a file first, then load the window again.'}
          </p>
          <p className={styles.detail} data-selectable>
            {this.state.message}
          </p>
          <div className={styles.buttons}>
            <Button variant="primary" autoFocus onPress={() => location.reload()}>
              Load the window again
            </Button>
            {status === 'open' && <Button onPress={() => void saveFileAs()}>Save to a file…</Button>}
            <Button variant="quiet" onPress={() => this.setState({ message: null })}>
              Try to go on
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
