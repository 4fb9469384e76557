import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SELLERS = ['Amara Ortiz', 'Jonas Weber', 'Beatriz Chen', 'Noor Haddad'];
const NAMES = [
  'Alder',
  'Birch',
  'Cedar',
  'Dahlia',
  'Elm',
  'Fern',
  'Gorse',
  'Hazel',
  'Iris',
  'Juniper',
  'Kelp',
  'Laurel',
];
const TRADES = ['Logistics', 'Foods', 'Energy', 'Health', 'Works'];
const SEGMENTS = ['SMB', 'Mid-Market', 'Enterprise'];

/** A report as a CRM exports it: a title, two columns that may be the ARR, an owner nobody knows, a day that is none, totals. */
function createReport() {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const name = `${NAMES[row % NAMES.length]} ${TRADES[Math.floor(row / NAMES.length)]}`;
    const owner = row === 7 || row === 31 ? 'Former Colleague' : SELLERS[(row * 7) % SELLERS.length];
    const arr = 18_000 + ((row * 7919) % 230_000);
    const since = row === 12 ? '2/31/2021' : `${(row % 12) + 1}/${(row % 28) + 1}/${2016 + (row % 9)}`;
    const id = row === 20 ? '' : `001A${String(row).padStart(11, '0')}`;
    const amounts = [`"$${arr.toLocaleString('en-US')}.00"`, `"$${Math.round(arr * 1.1).toLocaleString('en-US')}.00"`];
    return [id, name, owner, ...amounts, SEGMENTS[row % 3], since, row % 5 === 0 ? 'Fair' : 'Web'].join(',');
  });
  const header = 'Account ID,Account Name,Account Owner,ARR,arr,Segment,Customer Since,Lead Source';
  const title = ['All customers,,,,,,,', 'As of 7/9/2026,,,,,,,', ''];
  return [...title, header, ...rows, 'Grand Totals (60 records),,,,,,,'].join('\r\n');
}

const OPPORTUNITIES = [
  'Opportunity ID,Opportunity Name,Account ID,Opportunity Owner,Stage,Amount,Close Date',
  ...Array.from({ length: 24 }, (_, row) => {
    const stage = ['Discovery', 'Proposal', 'Negotiation', 'Closed Won'][row % 4];
    const account = `001A${String(row * 2).padStart(11, '0')}`;
    return `006${row},Renewal ${row + 1},${account},${SELLERS[row % 4]},${stage},${9000 + row * 1500},9/${(row % 28) + 1}/2026`;
  }),
].join('\r\n');

const TEAM = ['Full Name,Email,Team', ...SELLERS.map((name, row) => `${name},seller${row}@example.com,North`)].join(
  '\r\n',
);

/**
 * Walks through an import of two files in the window, as a planner would: dropped, a column settled, an owner created,
 * the report read, finished.
 * @param {import('playwright-core').Page} page on the first screen.
 * @param {(name: string) => Promise<void>} take draws a picture of the window.
 */
export async function drawImport(page, take) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baton-import-'));
  try {
    const files = /** @type {const} */ ([
      ['customers.csv', createReport()],
      ['deals.csv', OPPORTUNITIES],
      ['sales team.csv', TEAM],
    ]).map(([name, text]) => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    await dropFiles(page, files);
    await page.getByRole('region', { name: 'Opportunities' }).getByText('24 rows, 7 columns').waitFor();
    await page.getByRole('button', { name: 'Show how customers.csv is read' }).click();
    await page.getByRole('cell', { name: 'Alder Logistics', exact: true }).waitFor();
    await page.getByRole('region', { name: 'Sellers' }).getByText('4 rows, 3 columns').waitFor();
    await take('import-files');
    await page.getByRole('button', { name: 'Next: columns' }).click();
    await page.getByRole('button', { name: 'Use ARR as ARR', exact: true }).waitFor();
    await take('import-columns');
    await page.getByRole('button', { name: 'Use ARR as ARR', exact: true }).click();
    await page.getByRole('button', { name: 'Next: values' }).click();
    await page.getByRole('button', { name: /What becomes of Former Colleague/ }).click();
    await page.getByRole('option', { name: /Create a seller/ }).click();
    await page.getByRole('region', { name: 'Owners' }).getByText('Settled').waitFor();
    await take('import-values');
    await page.getByRole('button', { name: 'Next: check' }).click();
    await page.getByRole('button', { name: /The text is not a date/ }).click();
    await page.getByRole('cell', { name: '2/31/2021' }).first().waitFor();
    await take('import-report');
    await page.getByRole('textbox', { name: 'Name of the plan' }).fill('Customers 2027');
    await page.getByRole('button', { name: 'Create the plan' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await take('import-done');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only files that were chosen have a place on the disk, so a hidden input carries them. */
const ADD_INPUT = `
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, hidden: true, id: 'carried' });
  document.body.append(input);
`;
const DROP = `
  const input = document.querySelector('#carried');
  const dataTransfer = new DataTransfer();
  for (const file of input.files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'drop']) {
    window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
  input.remove();
`;

/**
 * Drops files on the window, as from a folder.
 * @param {import('playwright-core').Page} page
 * @param {string[]} files
 */
async function dropFiles(page, files) {
  await page.evaluate(`{${ADD_INPUT}}`);
  await page.locator('#carried').setInputFiles(files);
  await page.evaluate(`{${DROP}}`);
}
