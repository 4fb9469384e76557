import type { LucideIcon } from 'lucide-react';
import { useContext, useEffect, useRef } from 'react';
import type { ComponentType, ReactNode, RefObject } from 'react';
import { Tab, TabList, TabListStateContext, Tabs } from 'react-aria-components';
import { joinClasses } from '../../ui/class-names.ts';
import spokenStyles from '../../ui/Spoken.module.css';
import tabStyles from '../../ui/Tabs.module.css';
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

/**
 * A step of the work with several views: one tab for each, the chosen one below. React Aria's own panel looks for
 * something that takes the focus whenever anything in it changes, which lays the whole board out again in the middle of a
 * drag. And the panel stands outside of the tabs: whatever is in there is drawn a second time, hidden, to learn which tabs
 * there are.
 */
export function StepTabs<K extends string>({ title, label, order, tabs, value, onChange, children }: StepTabsProps<K>) {
  const { View } = tabs[value];
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.step}>
      <h1 className={spokenStyles.spoken}>{title}</h1>
      <div className={styles.bar}>
        <Tabs selectedKey={value} onSelectionChange={(key) => onChange(key as K)}>
          <TabList aria-label={label} className={styles.tabs}>
            {order.map((id) => {
              const { name, icon: Icon } = tabs[id];
              return (
                <Tab key={id} id={id} className={joinClasses(tabStyles.tab, styles.tab)}>
                  <Icon size={14} aria-hidden />
                  {name}
                </Tab>
              );
            })}
          </TabList>
          <PanelName panel={panel} />
        </Tabs>
        {children}
      </div>
      <div ref={panel} role="tabpanel" className={styles.panel}>
        <View />
      </div>
    </div>
  );
}

/** Ties the panel to the chosen tab: only React Aria knows the ids, and only once it has drawn the tabs. */
function PanelName({ panel }: { readonly panel: RefObject<HTMLDivElement | null> }) {
  const tabs = useContext(TabListStateContext);
  useEffect(() => {
    // The state is another one whenever a tab was drawn or chosen.
    if (!panel.current || !tabs?.selectedItem) return;
    const tab = panel.current.parentElement?.querySelector('[role="tab"][aria-selected="true"]');
    const id = tab?.getAttribute('aria-controls');
    if (!tab || !id) return;
    panel.current.id = id;
    panel.current.setAttribute('aria-labelledby', tab.id);
  }, [panel, tabs]);
  return null;
}
