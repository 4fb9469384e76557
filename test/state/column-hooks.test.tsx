// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createFacts } from '../plan-fixture.ts';
import { World } from './app-world.ts';

afterEach(cleanup);

const ACCOUNTS = Array.from({ length: 9 }, (_, at) => ({ id: `a${at}`, owner: `s${(at % 3) + 1}` }));
const SELLERS = ['s1', 's2', 's3'].map((id) => ({ id }));

it('draw only the columns again that an edit touches', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const app = await new World().start();
  // After the start: both must use the same React.
  const { useColumnKeys, useSellerColumn, useWaveColumn } = app.columns;
  await app.createPlanFromFacts(createFacts(ACCOUNTS, SELLERS), 'North');
  const drawn: string[] = [];
  function Seller({ row }: { readonly row: number }) {
    const { rows } = useSellerColumn(row);
    drawn.push(`seller ${row}: ${rows.join(' ')}`);
    return null;
  }
  function Wave({ index }: { readonly index: number }) {
    const { rows } = useWaveColumn(index);
    drawn.push(`wave ${index}: ${rows.join(' ')}`);
    return null;
  }
  function Board() {
    const { sellers, waves } = useColumnKeys();
    return (
      <>
        {sellers.map((row) => (
          <Seller key={row} row={row} />
        ))}
        {waves.map((index) => (
          <Wave key={index} index={index} />
        ))}
      </>
    );
  }
  render(<Board />);
  expect(drawn).toHaveLength(8);
  drawn.length = 0;
  act(() => void app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' }));
  expect(drawn).toEqual(['seller 0: 6 3', 'seller 1: 7 4 1 0', 'wave -1: 0']);
  drawn.length = 0;
  act(() => void app.dispatch({ kind: 'scheduleAccounts', accounts: ['a0'], wave: 'wave-1' }));
  expect(drawn).toEqual(['seller 1: 7 4 1 0', 'wave -1: ', 'wave 0: 0']);
  drawn.length = 0;
  act(() => void app.dispatch({ kind: 'renamePlan', name: 'South' }));
  expect(drawn).toEqual([]);
});
