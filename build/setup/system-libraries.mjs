import { spawnSync } from 'node:child_process';
import { installDebianPackages } from './debian-packages.mjs';
import { SetupError } from './setup-error.mjs';
import { isDisplayMissing } from './virtual-display.mjs';

/** The Debian 12 package of each shared library that Electron loads. */
const packageOfLibrary = new Map([
  ['libX11.so.6', 'libx11-6'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libXdamage.so.1', 'libxdamage1'],
  ['libXext.so.6', 'libxext6'],
  ['libXfixes.so.3', 'libxfixes3'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libasound.so.2', 'libasound2'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libcups.so.2', 'libcups2'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libdrm.so.2', 'libdrm2'],
  ['libexpat.so.1', 'libexpat1'],
  ['libgbm.so.1', 'libgbm1'],
  ['libgdk-3.so.0', 'libgtk-3-0'],
  ['libgio-2.0.so.0', 'libglib2.0-0'],
  ['libglib-2.0.so.0', 'libglib2.0-0'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnspr4.so', 'libnspr4'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libsmime3.so', 'libnss3'],
  ['libudev.so.1', 'libudev1'],
  ['libxcb.so.1', 'libxcb1'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
]);

/**
 * Sees to it that Electron can run and open windows here, on Linux: its shared libraries, and a display or Xvfb.
 * All that is missing is asked for at once.
 * @param {string} executable Electron's program
 */
export function ensureSystemLibraries(executable) {
  const missing = findMissingLibraries(executable);
  const reasons =
    missing.length > 0 ? [`Electron needs system libraries that are not here: ${missing.join(', ')}.`] : [];
  const packages = missing.flatMap((library) => packageOfLibrary.get(library) ?? []);
  if (isDisplayMissing()) {
    reasons.push('There is no display here, and no Xvfb to stand in for one.');
    packages.push('xvfb');
  }
  if (packages.length > 0) installDebianPackages(packages, reasons.join('\n'));
  const stillMissing = findMissingLibraries(executable);
  if (stillMissing.length === 0) return;
  throw new SetupError(
    `Electron cannot run without these system libraries: ${stillMissing.join(', ')}.\n` +
      "Install them with your system's package manager and run the same command again.",
  );
}

/**
 * @param {string} executable
 * @returns {string[]} the names of the libraries that the loader does not find
 */
function findMissingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library = '']) => library);
  // Electron brings this one itself, beside its program.
  return [...new Set(missing)].filter((library) => library !== 'libffmpeg.so');
}
