import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findNearest } from '../../main/cli/nearest.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const COMMANDS = ['sample', 'import', 'report', 'check', 'redesign', 'personas', 'schedule', 'diff'];

describe('baton', () => {
  it('says its version', async () => {
    expect(await runCaptured('--version')).toEqual({
      code: 0,
      printed: expect.stringMatching(/^baton \d+\.\d+\.\d+\n$/),
      noted: '',
    });
  });

  it('without a command shows what there is, as wrong usage', async () => {
    const { code, printed, noted } = await runCaptured();
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(noted).toMatch(/sample .*\n.*import .*\n.*report .*\n.*check /);
  });

  it.each([['--help'], ['-h'], ['help']])('%s shows what there is', async (word) => {
    const { code, printed, noted } = await runCaptured(word);
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain('Usage: baton COMMAND');
  });

  it.each(COMMANDS)('explains %s, and the README names each of its options', async (command) => {
    const { code, printed, noted } = await runCaptured(command, '--help');
    expect({ code, noted }).toEqual({ code: 0, noted: '' });
    expect(printed).toContain(`Usage: baton ${command}`);
    expect(printed).toContain('--json');
    expect(printed).toContain('Examples:');
    expect(await runCaptured('help', command)).toEqual({ code, printed, noted });
    const options = [...printed.matchAll(/^ +(--[a-z-]+)/gm)].map(([, option]) => option);
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [line = ''] = readme.split('\n').filter((text) => text.startsWith(`| \`${command}\``));
    const named = [...line.matchAll(/`(--[a-z-]+)`/g)].map(([, option]) => option);
    expect(named).toEqual(options.filter((option) => option !== '--json' && option !== '--help'));
  });
});

describe('wrong usage', () => {
  it.each([
    [['smaple'], 'Baton has no command “smaple”. Did you mean “sample”?'],
    [
      ['frobnicate'],
      'Baton has no command “frobnicate”. The commands are sample, import, report, check, redesign, personas, schedule and diff.',
    ],
    [['sample'], '--out FILE is missing.'],
    [['import'], '--accounts FILE and --out FILE are missing.'],
    [['sample', '--acounts', '3'], '“baton sample” has no option --acounts. Did you mean --accounts?'],
    [['report', 'a.baton', '--jsn'], '“baton report” has no option --jsn. Did you mean --json?'],
    [['report', 'a.baton', '--zzz=1'], '“baton report” has no option --zzz.'],
    [['report', 'a.baton', '-x'], '“baton report” has no option -x.'],
    [['sample', '--out'], '--out needs a value: --out FILE.'],
    [['sample', '--out', '--json'], '--out needs a value: --out FILE.'],
    [['sample', '--out='], '--out needs a value: --out FILE.'],
    [['sample', '--out', 'a', '--out', 'b'], '--out is given twice.'],
    [['report', 'a.baton', '--json=yes'], '--json takes no value.'],
    [['report'], 'Which plan? Name its file: baton report PLAN.'],
    [['report', 'a.baton', 'b.baton'], '“baton report” takes one file; “b.baton” is one too many.'],
    [['sample', 'a.baton', '--out', 'b.baton'], '“a.baton” stands alone; which option is it for?'],
    [
      ['sample', '--out', 'b.baton', '--accounts', '1e3'],
      /--accounts takes a whole number from 10 to 500000.*“1e3” is none/,
    ],
    [['sample', '--out', 'b.baton', '--accounts', '9'], /--accounts takes a whole number from 10 to 500000/],
    [['sample', '--out', 'b.baton', '--sellers', '1'], /--sellers takes a whole number from 2 to 2000/],
    [['sample', '--out', 'b.baton', '--seed', '-1'], /--seed takes a whole number/],
    [
      ['report', 'a.baton', '--today', '2027-02-30'],
      /--today takes a day in the form YYYY-MM-DD.*“2027-02-30” is none/,
    ],
  ])('%j', async (argv, message) => {
    const { code, printed, noted } = await runCaptured(...argv);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(noted.split('\n')[0]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(noted).toMatch(/See “baton .*--help”/);
    expect(noted).not.toMatch(/\n\s+at /);
  });

  it('takes --name=value, and values that begin with a dash', async () => {
    const folder = await TestFolder.create();
    const out = folder.at('a=b.baton');
    expect(await runCaptured('sample', `--out=${out}`, '--accounts=20', '--sellers=2')).toMatchObject({ code: 0 });
    expect(await folder.list()).toEqual(['a=b.baton']);
    expect((await runCaptured('report', '--', out)).code).toBe(0);
  });
});

describe('the nearest word', () => {
  it.each([
    ['opportunites', 'opportunities'],
    ['acc', 'accounts'],
    ['SELLERS', 'sellers'],
    ['xyz', null],
    ['', null],
  ])('%j is %j', (text, nearest) => {
    expect(findNearest(text, ['accounts', 'sellers', 'opportunities', 'out'])).toBe(nearest);
  });
});
