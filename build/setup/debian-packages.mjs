import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hasCommand } from './run-command.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/** Packages that Debian 13 and Ubuntu 24.04 renamed when their time values grew to 64 bits. */
const renamedPackages = new Set([
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
]);

export const isRoot = process.getuid?.() === 0;

/**
 * Installs packages where that needs no question (root, on Debian or its kin); otherwise says which line does it.
 * @param {readonly string[]} packages names as in Debian 12
 * @param {string} reason one sentence on why they are needed
 */
export function installDebianPackages(packages, reason) {
  const system = readSystem();
  const names = [...new Set(packages)].map((name) =>
    system.isRenamed && renamedPackages.has(name) ? `${name}t64` : name,
  );
  if (!system.isDebian || !hasCommand('apt-get')) {
    throw new SetupError(
      `${reason}\nInstall what matches these Debian packages with your system's package manager, ` +
        `then run the same command again:\n\n  ${names.join(' ')}\n`,
    );
  }
  const sudo = isRoot ? '' : 'sudo ';
  const install = ['install', '-y', '-q', '--no-install-recommends', ...names];
  const line = `${sudo}apt-get update && ${sudo}apt-get ${install.filter((word) => word !== '-q').join(' ')}`;
  if (!isRoot) throw new SetupError(`${reason}\nRun this line, then the same command again:\n\n  ${line}\n`);
  say(`${reason} Installing ${names.join(' ')} …`);
  runAptGet(['update', '-q']); // where it fails, the lists that are here may still do
  if (runAptGet(install)) return;
  throw new SetupError(`${reason}\napt-get failed; its message is above. By hand:\n\n  ${line}\n`);
}

/**
 * Its hundreds of lines are shown only where they say what went wrong.
 * @param {readonly string[]} parameters
 * @returns {boolean} whether it succeeded
 */
function runAptGet(parameters) {
  const result = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...parameters], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return true;
  process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
  return false;
}

/** @returns {{ isDebian: boolean, isRenamed: boolean, name: string }} */
export function readSystem() {
  const about = readOsRelease();
  const name = about.get('ID') ?? '';
  const release = Number(about.get('VERSION_ID') ?? '0');
  return {
    name,
    isDebian: /\b(debian|ubuntu)\b/.test(`${name} ${about.get('ID_LIKE') ?? ''}`),
    isRenamed: (name === 'ubuntu' && release >= 24) || (name === 'debian' && release >= 13),
  };
}

/** @returns {Map<string, string>} */
function readOsRelease() {
  let text;
  try {
    text = readFileSync('/etc/os-release', 'utf8');
  } catch {
    return new Map();
  }
  const lines = text.split('\n').filter((line) => line.includes('='));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), unquote(line.slice(line.indexOf('=') + 1))]));
}

/** @param {string} text */
function unquote(text) {
  return text.replace(/^"(.*)"$/, '$1');
}
