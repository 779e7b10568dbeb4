import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/**
 * The Chromium or Chrome to drive: `CHROMIUM_PATH`, else the first that exists of the platform's usual places.
 *
 * @throws when there is none; the message names the mend
 */
function findChromium(env: NodeJS.ProcessEnv = process.env, exists: (path: string) => boolean = existsSync): string {
  const chosen = env.CHROMIUM_PATH;
  if (chosen) {
    if (!exists(chosen)) {
      throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist. Set it to the Chromium or Chrome program.`);
    }
    return chosen;
  }
  const places = usualPlaces[process.platform] ?? [];
  const found = places.find(exists);
  if (!found) {
    throw new Error(
      'The tests in a real VS Code need Chromium or Chrome, and none was found. Install it (Debian, Ubuntu: ' +
        '"sudo apt-get install chromium"), or set CHROMIUM_PATH to its program. ' +
        `Looked at: ${places.join(', ') || 'nothing, this platform is not known'}.`,
    );
  }
  return found;
}

/**
 * Starts a headless Chromium with an empty profile that asks nothing from the network by itself.
 *
 * @throws when no Chromium is found or it does not start
 */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [
      // Chromium's sandbox is not available to root nor in most containers, and only our own pages are opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Tests must neither need nor touch the network.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}
