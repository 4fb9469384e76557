import { app } from 'electron';
import { startDesktopApp } from './desktop-app.ts';
import { runWithoutWindow } from './run-without-window.ts';
import { findCommandLine } from './start/launch-arguments.ts';

const commandLine = findCommandLine(process.argv, { workingDirectory: process.cwd(), appPath: app.getAppPath() });

if (commandLine) void runWithoutWindow(commandLine);
else startDesktopApp();
