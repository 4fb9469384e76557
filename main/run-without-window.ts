import { app } from 'electron';

/** Carries out a call of the command line in the app: it is the same program, and no second one is installed. */
export async function runWithoutWindow(commandLine: readonly string[]): Promise<void> {
  if (isWithoutDisplay()) {
    // Chromium would end this process before the work is done, and with less to go by.
    process.stderr.write(
      'The app needs a display even where it opens no window, and there is none here. ' +
        'Run the same command with a virtual one: xvfb-run followed by the command.\n',
    );
    app.exit(1);
    return;
  }
  try {
    const { runCommandLine } = await import('./cli/run.ts');
    app.exit(await runCommandLine(commandLine));
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  }
}

function isWithoutDisplay(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}
