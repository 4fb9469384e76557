// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { List, Map as MapIcon } from 'lucide-react';
import { useEffect } from 'react';
import { afterEach, expect, it } from 'vitest';
import { StepTabs } from '../../renderer/views/shell/StepTabs.tsx';

afterEach(cleanup);

it('draws the chosen view once, in a panel that its tab names', () => {
  let drawn = 0;
  let shown = 0;
  const ListView = () => {
    drawn++;
    useEffect(() => void shown++, []);
    return <p>the list</p>;
  };
  const tabs = {
    list: { name: 'List', icon: List, View: ListView },
    map: { name: 'Map', icon: MapIcon, View: () => 'the map' },
  };
  const show = (value: 'list' | 'map') => (
    <StepTabs title="Step" label="Views" order={['list', 'map']} tabs={tabs} value={value} onChange={() => undefined} />
  );
  const { rerender } = render(show('list'));
  expect({ drawn, shown }).toEqual({ drawn: 1, shown: 1 });
  expect(screen.getByRole('tabpanel', { name: 'List' }).textContent).toBe('the list');
  const tab = screen.getByRole('tab', { name: 'List' });
  expect(tab.getAttribute('aria-controls')).toBe(screen.getByRole('tabpanel').id);

  rerender(show('map'));
  expect(screen.getByRole('tabpanel', { name: 'Map' }).textContent).toBe('the map');
});
