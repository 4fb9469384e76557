import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';
import { findOrInstallChromium } from './setup/chromium.mjs';
import { runToEnd } from './setup/run-to-end.mjs';
import { SetupError } from './setup/setup-error.mjs';

// `npm run icons`: draws build/icon.svg in every size that the packages ask for, with the Chromium of the tests.
// The pictures are committed, so this runs only after a change of the drawing.

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];

await runToEnd(async () => {
  const executablePath = findOrInstallChromium();
  if (executablePath === null)
    throw new SetupError('Icons are drawn by a Chromium: install one, or name it in BATON_CHROMIUM.');
  const drawing = `data:image/svg+xml;base64,${readFileSync(inProject('build', 'icon.svg')).toString('base64')}`;
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath });
  try {
    mkdirSync(inProject('build', 'icons'), { recursive: true });
    const page = await browser.newPage();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body { margin: 0 } img { display: block; width: ${size}px; height: ${size}px }</style><img src="${drawing}">`,
      );
      const picture = await page.screenshot({ omitBackground: true });
      writeFileSync(inProject('build', 'icons', `${size}x${size}.png`), picture);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${sizes.length} icons in ${pathToFileURL(inProject('build', 'icons')).href}\n`);
  return 0;
});
