import {existsSync} from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';

/** Starts the Chromium that CHROMIUM names, or that is on the PATH. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({executablePath: findBrowser()});

function findBrowser(): string {
  const {CHROMIUM, PATH = ''} = process.env;
  if (CHROMIUM) return CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = PATH.split(path.delimiter)
    .flatMap(folder => names.map(name => path.join(folder, name)))
    .find(existsSync);
  if (found === undefined)
    throw new Error('no Chromium on the PATH: install it, or name its program in CHROMIUM.');
  return found;
}

/** A page in a browser of its own settings, and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, failed requests. */
  readonly faults: readonly string[];
  /** Addresses of all that was asked for. */
  readonly requests: readonly string[];
}

/** Opens a page that goes away with its test. */
export async function watchedPage(
  t: ExecutionContext,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  t.teardown(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', error => faults.push(error.message));
  page.on('requestfailed', request => faults.push(`${request.url()} failed`));
  page.on('request', request => requests.push(request.url()));
  return {page, faults, requests};
}
