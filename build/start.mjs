import { projectFolder } from './project.mjs';
import { describeElectron, prepareApp } from './setup/prepare.mjs';
import { runChild } from './setup/run-child.mjs';
import { runToEnd } from './setup/run-to-end.mjs';
import { say } from './setup/say.mjs';
import { chooseDisplay } from './setup/virtual-display.mjs';

// `npm start`: from a fresh clone to an open window. What follows `--` goes to the app: `npm start -- plan.baton`.

await runToEnd(async () => {
  const { electron, switches } = await prepareApp();
  const display = await chooseDisplay({ isSeen: true });
  say(`starting Baton on Electron ${electron.version}${display.isVirtual ? ', on a virtual display' : ''}`);
  if (display.isVirtual) say('there is no display here, so no window will be seen; Ctrl+C ends the app');
  const parameters = [...switches, ...display.switches, projectFolder, ...process.argv.slice(2)];
  try {
    return await runChild(electron.executable, parameters, {
      // Files are named from where the command was typed; npm itself always runs in the project folder.
      cwd: process.env['INIT_CWD'] ?? process.cwd(),
      env: { ...process.env, ...describeElectron(electron), ...display.environment },
    });
  } finally {
    display.stop();
  }
});
