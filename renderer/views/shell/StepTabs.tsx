import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import boardStyles from '../territories/Board.module.css';
import styles from './StepTabs.module.css';

/** One way to look at a step of the work. */
export interface StepTab {
  readonly name: string;
  readonly icon: LucideIcon;
  /** Fills the room below the tabs and scrolls in itself. */
  readonly View: ComponentType;
}

interface StepTabsProps<K extends string> {
  /** What the step is called. */
  readonly title: string;
  /** What the tabs are called for screen readers. */
  readonly label: string;
  readonly order: readonly K[];
  readonly tabs: Readonly<Record<K, StepTab>>;
  readonly value: K;
  readonly onChange: (id: K) => void;
  /** Beside the tabs, in every one of them. */
  readonly children?: ReactNode;
}

/** A step of the work with several views: one tab for each, the chosen one below. */
export function StepTabs<K extends string>({ title, label, order, tabs, value, onChange, children }: StepTabsProps<K>) {
  const { View } = tabs[value];
  return (
    <Tabs className={styles.step} selectedKey={value} onSelectionChange={(key) => onChange(key as K)}>
      <h1 className={boardStyles.hidden}>{title}</h1>
      <div className={styles.bar}>
        <TabList aria-label={label} className={styles.tabs}>
          {order.map((id) => {
            const { name, icon: Icon } = tabs[id];
            return (
              <Tab key={id} id={id} className={styles.tab}>
                <Icon size={14} aria-hidden />
                {name}
              </Tab>
            );
          })}
        </TabList>
        {children}
      </div>
      <ViewPanel name={value}>
        <View />
      </ViewPanel>
    </Tabs>
  );
}

/**
 * The panel of the chosen tab. React Aria's own looks through the panel for something that takes the focus whenever
 * anything in it changes, which lays the whole board out again in the middle of a drag: every view here has such things.
 */
function ViewPanel({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = panel.current?.parentElement?.querySelector(`[role="tab"][data-key="${name}"]`);
    const id = tab?.getAttribute('aria-controls');
    if (!panel.current || !tab || !id) return;
    panel.current.id = id;
    panel.current.setAttribute('aria-labelledby', tab.id);
  }, [name]);
  return (
    <div ref={panel} role="tabpanel" className={styles.panel}>
      {children}
    </div>
  );
}
