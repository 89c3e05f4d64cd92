import {pathToFileURL} from 'node:url';
import test, {type ExecutionContext} from 'ava';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {printReport, type Report} from '../../src/index.js';
import {barriersOf} from '../helpers/accessibility.js';
import {startBrowser, watchedPage} from '../helpers/browser.js';
import {badCbg} from '../helpers/data.js';
import {
  hostile,
  reportOfCheck,
  reportOfHostileData,
  reportOfUpload,
  reportOfYears,
} from '../helpers/sample-reports.js';
import {temporaryFile} from '../helpers/temporary.js';

let browser: Browser;
const pages = new Map<string, string>();
test.before(async () => {
  browser = await startBrowser();
  const reports: Readonly<Record<string, Report>> = {
    'an upload': await reportOfUpload(),
    'ten years': await reportOfYears(),
    'hostile data': await reportOfHostileData(),
    'refused data': await reportOfCheck([badCbg(), {type: 'upload'}, null, []]),
    nothing: await reportOfCheck([]),
  };
  for (const [name, report] of Object.entries(reports)) pages.set(name, await printReport(report));
});
test.after.always(() => browser?.close());

const phone = {viewport: {width: 320, height: 640}};

/** Opens a report as a person does: a file, in a browser. */
async function open(t: ExecutionContext, name: string, options: BrowserContextOptions = {}) {
  const file = temporaryFile(t, 'report.html', pages.get(name)!);
  const watched = await watchedPage(t, browser, options);
  await watched.page.goto(pathToFileURL(file).href);
  return {...watched, file};
}

const names = ['an upload', 'ten years', 'hostile data', 'refused data', 'nothing'];

for (const name of names)
  test.serial(`report - ${name}: renders by itself, without a complaint`, async t => {
    const {page, faults, requests, file} = await open(t, name);
    for (const landmark of ['banner', 'main', 'navigation', 'contentinfo'] as const)
      t.is(await page.getByRole(landmark).count(), 1, landmark);
    t.is(await page.getByRole('heading', {level: 1}).count(), 1);
    t.deepEqual(faults, []);
    t.deepEqual(
      requests.filter(url => !url.startsWith('data:')),
      [pathToFileURL(file).href],
    );
  });

const views = [
  ['light, a wide screen', {colorScheme: 'light'}],
  ['dark, a phone', {colorScheme: 'dark', ...phone}],
  ['dark, a wide screen', {colorScheme: 'dark'}],
  ['light, a phone', {colorScheme: 'light', ...phone}],
] as const;

// The others differ in their numbers only.
for (const name of names)
  for (const [view, options] of name === 'an upload' ? views : views.slice(0, 2))
    test.serial(`report - ${name}, ${view}: nobody is kept out`, async t => {
      const {page} = await open(t, name, options);
      if (name === 'an upload') await showTables(page);
      t.deepEqual(await barriersOf(page), []);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      t.is(width, page.viewportSize()!.width, 'something lies beyond the edge');
    });

const showTables = (page: Page) =>
  page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');

test.serial('report - each chart has a name, one form for the screen, and its numbers', async t => {
  for (const options of [{}, phone]) {
    const {page} = await open(t, 'an upload', options);
    const charts = page.getByRole('img');
    t.is(await charts.count(), 8); // hidden forms have no role
    for (const chart of await charts.all()) {
      t.regex((await chart.getAttribute('aria-label'))!, /\w+ \w+/);
      t.true((await chart.boundingBox())!.height > 10);
      t.true((await chart.locator('path').count()) > 0);
    }
    for (const table of await page.locator('details').all()) {
      await table.locator('summary').click();
      t.true(await table.getByRole('table').isVisible());
    }
  }
});

test.serial('report - letters in charts are as large on a phone as on a wide screen', async t => {
  for (const options of [{}, phone]) {
    const {page} = await open(t, 'ten years', options);
    const height = await page.locator('svg text >> visible=true').first().boundingBox();
    t.true(height!.height >= 9 && height!.height <= 20, `${height!.height}`);
  }
});

test.serial('report - the keyboard reaches contents and tables in their order', async t => {
  const {page} = await open(t, 'an upload');
  const seen: string[] = [];
  const stops = await page.locator('nav a, summary').count();
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    seen.push(await focused.innerText());
    t.not(await focused.evaluate('e => getComputedStyle(e).outlineStyle'), 'none');
  }
  t.deepEqual(seen, await page.locator('nav a, summary').allInnerTexts());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  t.is(await page.locator(':focus').getAttribute('role'), 'region', 'a wide table can be scrolled');
});

test.serial('report - its contents lead to its parts', async t => {
  const {page} = await open(t, 'an upload');
  for (const link of await page.locator('nav a').all()) {
    const title = await link.innerText();
    await link.click();
    const id = new URL(page.url()).hash.slice(1);
    t.is(await page.locator(`#${id} h2`).innerText(), title);
  }
});

test.serial(
  'report - on paper it is light, whole, and without what only a screen can do',
  async t => {
    const {page} = await open(t, 'an upload', {colorScheme: 'dark'});
    await page.emulateMedia({media: 'print'});
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    t.is(ground, 'rgb(255, 255, 255)');
    t.false(await page.getByRole('navigation').isVisible());
    t.is(await page.locator('svg >> visible=true').count(), 8);
    t.is(await page.locator('details >> visible=true').count(), 0);
    await page.emulateMedia({media: 'screen'});
    await page.locator('summary').first().click();
    await page.emulateMedia({media: 'print'});
    t.is(await page.locator('details >> visible=true').count(), 1, 'what was opened is printed');
    const pdf = await page.pdf({format: 'A4'});
    t.is(pdf.subarray(0, 5).toString(), '%PDF-');
  },
);

test.serial(
  'report - on a narrow sheet of paper nothing is cut off, and letters can be read',
  async t => {
    const sheet = {viewport: {width: 680, height: 1000}}; // A4 without its margins
    for (const name of ['an upload', 'ten years', 'hostile data']) {
      const {page} = await open(t, name, sheet);
      await showTables(page);
      await page.emulateMedia({media: 'print'});
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      t.is(width, sheet.viewport.width, name);
      for (const letters of await page.locator('svg text >> visible=true').all()) {
        t.true((await letters.boundingBox())!.height >= 10, name);
      }
    }
  },
);

test.serial('report - what an input says is text, never markup', async t => {
  const {page, faults} = await open(t, 'hostile data');
  const shown = hostile.replace('\u202e\u0007', '\\u202e\\u0007');
  t.true((await page.getByText(shown, {exact: false}).count()) >= 4);
  t.is(await page.locator('img').count(), 0);
  t.not(await page.title(), 'gone');
  t.deepEqual(faults, []);
});
