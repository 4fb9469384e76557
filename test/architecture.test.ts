import { describe, expect, it } from 'vitest';
import { checkTopLevel } from './architecture/naming.ts';
import { listTopLevel, readProjectFiles } from './architecture/project-files.ts';
import { checkHouse, ruleNames } from './architecture/rules.ts';

describe('the house', () => {
  const files = readProjectFiles();
  const faults = checkHouse(files);

  it('has its rooms', () => {
    const rooms = new Set(files.map((file) => file.path.split('/', 1)[0]));
    expect([...rooms]).toEqual(expect.arrayContaining(['main', 'renderer', 'shared', 'build', 'test']));
  });

  it.each(ruleNames)('%s', (name) => {
    expect(faults.get(name)).toEqual([]);
  });

  it('has nothing else at the top', () => {
    expect(checkTopLevel(listTopLevel())).toEqual([]);
  });
});

describe('the rules see what breaks them', () => {
  /** The name of every rule that the one given file breaks. */
  function findBrokenRules(path: string, text: string): string[] {
    const broken = [...checkHouse([{ path, text }])].filter(([, faults]) => faults.length > 0);
    return broken.map(([name]) => name);
  }

  const rooms = 'rooms are entered in one direction';
  const order = 'shared/ is built in one order';
  const door = 'each dependency has one door';
  const standsAlone = 'the project stands alone';

  // Put together here, since this file is checked too.
  const machinePath = ['', 'root', '.cache'].join('/');
  const outsidePath = ['..', 'shared', 'data'].join('/');
  const registryHost = ['registry', 'npmjs', 'org'].join('.');

  it.each(
    [
      ['main/window.ts', "import { board } from '../renderer/board/board.ts';", rooms],
      ['renderer/board/card.ts', "import type { Menu } from '../../main/menu.ts';", rooms],
      ['renderer/board/card.ts', "export type Menu = import('../../main/menu.ts').Menu;", rooms],
      ['renderer/board/card.ts', "const menu = import('../../main/menu.ts');", rooms],
      ['renderer/board/card.ts', "import Menu from '../../main/menu.worker.ts?worker';", rooms],
      ['shared/model/day.ts', "import { today } from '../../test/today.ts';", rooms],
      ['shared/model/day.ts', "import type { Patch } from '../history/patch.ts';", order],
      ['shared/territory/books.ts', "import { classify } from '../persona/classify.ts';", order],
      ['shared/waves/load.ts', "import { checkHold } from '../holds/deadlines.ts';", order],
      ['shared/model/day.ts', "import type { Channels } from '../ipc.ts';", order],
      ['shared/stuff/day.ts', 'export const day = 1;', order],
      ['renderer/views/plan.ts', "import { ipcRenderer } from 'electron';", door],
      ['shared/model/day.ts', "import { readFileSync } from 'node:fs';", door],
      ['renderer/state/plan-store.ts', "import type { Table } from 'dexie';", door],
      ['renderer/views/plan.ts', "import { create } from 'zustand';", door],
      ['renderer/views/plan.ts', "import { useDraggable } from '@dnd-kit/core';", door],
      ['renderer/views/plan.ts', "import { BarChart } from 'recharts';", door],
      ['shared/model/facts.ts', "export { day } from './day.ts';\nexport type { Day } from './day.ts';", 'no barrels'],
      ['shared/model/facts.ts', "import { day } from './day.ts';\nexport { day };", 'no barrels'],
      ['shared/model/facts.ts', "export * from './day.ts';\nexport const other = 1;", 'no barrels'],
      ['shared/model/day.ts', 'export default 1;', 'no default exports'],
      ['shared/model/day.ts', 'const day = 1;\nexport { day as default };', 'no default exports'],
      ['shared/model/day.ts', 'export const days: any[] = [];', 'no any'],
      ['shared/model/day.ts', '// TODO: leap years\nexport const day = 1;', 'comments hide nothing'],
      ['shared/model/day.ts', '// oxlint-disable-next-line eqeqeq\nexport const day = 1;', 'comments hide nothing'],
      ['shared/model/day.ts', '// @ts-expect-error\nexport const day: string = 1;', 'comments hide nothing'],
      ['shared/model/date-utils.ts', 'export const day = 1;', 'file names say what is inside'],
      ['renderer/helpers/day.ts', 'export const day = 1;', 'file names say what is inside'],
      ['shared/model/dayNumber.ts', 'export const day = 1;', 'files are named in one way'],
      ['renderer/board/account-card.tsx', 'export const card = 1;', 'files are named in one way'],
      ['renderer/Board/Card.tsx', 'export const card = 1;', 'files are named in one way'],
      ['shared/model/day.ts', 'export const day = 1;\n'.repeat(501), 'files stay short'],
      ['build/paths.mjs', `export const cache = '${machinePath}';`, standsAlone],
      ['docs/notes.md', `See ${outsidePath} for the tables.`, standsAlone],
      ['.npmrc', `registry=https://${registryHost}/`, standsAlone],
    ].map(([path = '', text = '', rule = '']) => ({ path, text, rule })),
  )('$rule: seen in $path', ({ path, text, rule }) => {
    expect(findBrokenRules(path, text)).toContain(rule);
  });

  it.each([
    ['main/files.ts', "import { app } from 'electron';\nimport { day } from '../shared/model/day.ts';"],
    ['shared/waves/load.ts', "import { hours } from '../handover/playbook.ts';\nexport const load = hours;"],
    [
      'renderer/board/AccountCard.tsx',
      "import { useDraggable } from '@dnd-kit/core';\nexport const card = useDraggable;",
    ],
    ['shared/model/day.ts', '// oxlint-disable-next-line eqeqeq -- null and undefined alike\nexport const day = 1;'],
    ['shared/model/day.ts', "/** Not any day, to do with `any`. */\nexport const day = 'any';"],
    ['test/real/data.ts', `export const folder = '${outsidePath}';`],
  ])('nothing is seen in a good %s', (path, text) => {
    expect(findBrokenRules(path, text)).toEqual([]);
  });

  it('sees a stranger at the top', () => {
    expect(checkTopLevel(['main', 'notes.txt', '.gitignore'])).toEqual([
      { path: 'notes.txt', line: 0, message: 'does not belong at the top of the project' },
    ]);
  });
});
