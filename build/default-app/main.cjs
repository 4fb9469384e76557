'use strict';

// What Electron runs when it is given a folder to open. The fallback Electron of the npm registry comes without it;
// it is packed into its resources, and does the part of Electron's own that launchers and Playwright rely on:
//   electron [switches] [-r module] <folder or script> [arguments of the app]

const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { preloaded, target } = readArguments(process.argv.slice(1));
if (preloaded.length > 0) Module._preloadModules(preloaded);
if (target === null) {
  process.stderr.write('There is nothing to open: give the folder of an app.\n');
  process.exit(1);
}
process.defaultApp = true;
openTarget(path.resolve(target));

function readArguments(given) {
  const required = [];
  for (let index = 0; index < given.length; index++) {
    const argument = given[index];
    if (argument === '-r' || argument === '--require') required.push(given[++index]);
    else if (!argument.startsWith('-')) return { preloaded: required, target: argument };
  }
  return { preloaded: required, target: null };
}

function openTarget(location) {
  if (fs.statSync(location).isFile()) {
    app.setAppPath(path.dirname(location));
    require(location);
    return;
  }
  const about = JSON.parse(fs.readFileSync(path.join(location, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  app.name = about.productName ?? about.name ?? app.name;
  app.setPath('userData', path.join(app.getPath('appData'), app.name));
  app.setDesktopName(about.desktopName ?? `${app.name}.desktop`);
  app.setAppPath(location);
  require(path.join(location, about.main ?? 'index.js'));
}
