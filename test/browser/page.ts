import path from 'node:path';
import test from 'ava';
import type {Browser, Page} from 'playwright-core';
import {ingest} from '../../src/index.js';
import {barriersOf} from '../helpers/accessibility.js';
import {startBrowser, watchedPage} from '../helpers/browser.js';
import {root} from '../helpers/project.js';
import {cbg, none, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

let browser: Browser;
test.before(async () => {
  browser = await startBrowser();
});
test.after.always(() => browser?.close());

const phone = {viewport: {width: 320, height: 640}};
const captions = [
  'Data sets that are not closed, the youngest first',
  'Data sets that are closed, the youngest first',
  'Data of all data sets by kind and device, the most first',
  'Fault rules in force, in the order in which they are tried',
  'The last fifty requests to the API, the youngest first',
];

/** Fills a sandbox so that every table has a row. */
async function fill({open, add, close, faults}: TestSandbox) {
  const id = await open();
  await add(id, [cbg(0), cbg(1)]);
  await close(id);
  await open({deviceId: 'x'.repeat(200), deduplicator: {name: none}});
  faults([{at: 'add', do: 'delay', milliseconds: 5}]);
}

const cellsOf = (page: Page, caption: string) =>
  page.getByRole('table', {name: caption}).locator('tbody tr').first().locator('th, td');

test.serial('browser - the page renders by itself, without a complaint', async t => {
  const sandbox = await testSandbox(t);
  await fill(sandbox);
  const {page, faults, requests} = await watchedPage(t, browser);
  await page.goto(`${sandbox.url}/sandbox`);
  t.is(await page.title(), 'Sandbox');
  t.is(await page.getByRole('heading', {level: 1}).innerText(), 'Sandbox');
  for (const landmark of ['banner', 'main'] as const)
    t.is(await page.getByRole(landmark).count(), 1, landmark);
  t.is(await page.getByRole('region').count(), 6);
  t.deepEqual(faults, []);
  t.deepEqual(
    requests.filter(url => !url.startsWith('data:')),
    [`${sandbox.url}/sandbox`],
  );
});

test.serial('browser - right after an upload it shows what was uploaded', async t => {
  const sandbox = await testSandbox(t);
  const {page, faults} = await watchedPage(t, browser);
  await page.goto(`${sandbox.url}/sandbox`);
  t.is(await page.getByRole('table').count(), 0);
  const {url: baseUrl, userId, sessionToken} = sandbox;
  const dump = path.join(root, 'fixtures/dumps/sample.json.gz');
  const {dataSets} = await ingest([dump], {baseUrl, userId, sessionToken});
  await page.getByRole('link', {name: 'load it again'}).click();
  await page.getByRole('table').first().waitFor();
  const rows = page.getByRole('table', {name: captions[1]!}).locator('tbody tr');
  t.is(await rows.count(), dataSets.length);
  for (const {dataSetId, deviceId} of dataSets) {
    const cells = rows.filter({hasText: dataSetId}).locator('th, td');
    const {data, activeData} = sandbox.counts(dataSetId);
    const numbers = [data, activeData].map(number => number.toLocaleString('en-US'));
    t.deepEqual((await cells.allInnerTexts()).slice(0, 4), [deviceId, 'closed', ...numbers]);
  }
  t.regex(await cellsOf(page, captions[4]!).first().innerText(), /^GET \/v1\/users\//);
  t.deepEqual(faults, []);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const [name, options] of [
    ['a wide screen', {}],
    ['a phone', phone],
  ] as const)
    test.serial(`browser - ${colorScheme}, ${name}: nobody is kept out`, async t => {
      const sandbox = await testSandbox(t);
      await fill(sandbox);
      const {page} = await watchedPage(t, browser, {...options, colorScheme});
      await page.goto(`${sandbox.url}/sandbox`);
      t.deepEqual(await barriersOf(page), []);
      const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      t.is(ground === 'rgb(255, 255, 255)', colorScheme === 'light');
    });

test.serial('browser - on a phone nothing lies beyond the edge', async t => {
  const sandbox = await testSandbox(t);
  await fill(sandbox);
  const {page} = await watchedPage(t, browser, phone);
  await page.goto(`${sandbox.url}/sandbox`);
  t.is(await page.evaluate('document.documentElement.scrollWidth'), phone.viewport.width);
  const beyond = `[...document.querySelectorAll('main *')]
    .filter(e => !e.closest('thead') && e.getBoundingClientRect().right > innerWidth)
    .map(e => e.outerHTML)`;
  t.deepEqual(await page.evaluate(beyond), []);
});

for (const [name, options] of [
  ['a wide screen', {}],
  ['a phone', phone],
] as const)
  test.serial(`browser - on ${name} tables are tables to a screen reader`, async t => {
    const sandbox = await testSandbox(t);
    await fill(sandbox);
    const {page} = await watchedPage(t, browser, options);
    await page.goto(`${sandbox.url}/sandbox`);
    for (const caption of captions)
      t.is(await page.getByRole('table', {name: caption, exact: true}).count(), 1, caption);
    const roles = await rolesOf(page);
    const count = (role: string) => roles.filter(each => each === role).length;
    t.is(count('table'), captions.length);
    t.is(count('columnheader'), 7 + 7 + 4 + 4 + 5);
    const rows = count('rowheader');
    t.true(rows >= captions.length);
    t.is(count('row'), rows + captions.length);
    t.true(count('cell') >= rows * 3);
  });

/** Takes the roles that the browser itself tells a screen reader, layout considered. */
async function rolesOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  return nodes.filter(({ignored}) => !ignored).map(({role}) => String(role?.value));
}

test.serial('browser - the keyboard reaches the links, and one sees where it is', async t => {
  const sandbox = await testSandbox(t);
  const {page} = await watchedPage(t, browser);
  await page.goto(`${sandbox.url}/sandbox`);
  for (const name of ['load it again', 'everything as JSON']) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    t.is(await focused.innerText(), name);
    t.not(await focused.evaluate('e => getComputedStyle(e).outlineStyle'), 'none');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sandbox/state');
});

test.serial('browser - what others sent is text, never markup', async t => {
  const sandbox = await testSandbox(t);
  const deviceId = `<img src=x onerror="document.title='gone'">`;
  await sandbox.open({deviceId});
  const {page, faults} = await watchedPage(t, browser);
  await page.goto(`${sandbox.url}/sandbox`);
  t.is(await cellsOf(page, captions[0]!).first().innerText(), deviceId);
  t.is(await page.title(), 'Sandbox');
  t.deepEqual(faults, []);
});
