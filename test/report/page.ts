import test from 'ava';
import {printReport, type Report} from '../../src/report/index.js';
import {badCbg, cbg, cbgs} from '../helpers/data.js';
import {
  hostile,
  reportOfCheck,
  reportOfHostileData,
  reportOfUpload,
  reportOfYears,
} from '../helpers/sample-reports.js';

const headline = (page: string) => /<h1>(.*?)<\/h1>/.exec(page)![1]!;
const titles = (page: string) =>
  [...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text]) => text);

test('printReport - an upload has all its parts, and nothing from elsewhere', async t => {
  const report = await reportOfUpload();
  const page = await printReport(report);
  t.is(headline(page), '525 of 526 data are uploaded to 2 data sets, all closed.');
  t.deepEqual(titles(page), [
    ...['In numbers', 'Where it stands', 'Refused', 'Kinds and devices', 'Data by day'],
    ...['Glucose', 'Coverage and gaps', 'Warnings', 'Requests over time', 'How to undo it'],
    ...['Versions and options', 'How to read this'],
  ]);
  t.regex(page, /were not looked for: <code>check<\/code>/);
  t.notRegex(await printReport(await reportOfCheck(cbgs(1))), /were not looked for/);
  const foreign = /<script|stylesheet|https?:\/\/(?!127\.0\.0\.1)|\bon[a-z]+=|url\(/g;
  t.deepEqual(page.match(foreign), null);
  t.deepEqual(page.match(/ecmeta|\bclass="zr|NaN|undefined|\[object/g), null);
  for (const [link] of page.matchAll(/href="#[^"]+"/g)) {
    t.true(page.includes(`<section id="${link.slice(7, -1)}"`), link);
  }
  // Every chart twice, for wide and narrow screens, and a table for each of the five figures.
  t.is(page.match(/<svg /g)?.length, 2 * 8);
  t.is(page.match(/<summary>/g)?.length, 5);
  for (const command of report.undo) t.true(page.includes(`<code>${command}</code>`));
});

test('printReport - the same report gives the same page', async t => {
  const report = await reportOfCheck(cbgs(20));
  const [one, other] = [await printReport(report), await printReport(report)];
  t.true(one === other);
});

test('printReport - text of the input is text, with what cannot be seen made visible', async t => {
  const page = await printReport(await reportOfHostileData());
  for (const never of ['<img', '<script', '\u202e', '\u0007']) t.false(page.includes(never), never);
  const shown = hostile
    .replace('\u202e\u0007', '\\u202e\\u0007')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
  const times = page.split(shown).length - 1;
  t.true(times >= 4, `it is shown ${times} times`);
});

test('printReport - ten years are shown by few bars', async t => {
  const page = await printReport(await reportOfYears());
  t.regex(page, /per quarter/);
  t.regex(page, /per year/);
  t.true(page.length < 300_000);
});

/** What a report says first, by what happened. */
const said: readonly (readonly [name: string, data: readonly unknown[], headline: string])[] = [
  ['nothing', [], 'The input holds no data.'],
  ['one valid datum', [cbg()], 'The one datum is valid.'],
  ['valid data', cbgs(1_200), 'All 1,200 data are valid.'],
  ['one valid of two', [cbg(), badCbg()], '1 of 2 data is valid.'],
  ['one refused', [badCbg()], 'The one datum is not valid.'],
  ['all refused', [badCbg(), badCbg()], 'None of the 2 data are valid.'],
];
for (const [name, data, headlined] of said)
  test(`verdict - of ${name} it is: ${headlined}`, async t => {
    t.is(headline(await printReport(await reportOfCheck(data))), headlined);
  });

const uploaded = (change: Partial<Report>) => async () => {
  const report = await reportOfCheck(cbgs(3));
  return headline(await printReport({...report, subject: 'upload', ...change}));
};
const sets = (...states: string[]) =>
  states.map((state, index) => ({dataSetId: `${index}`, deviceId: null, state, uploaded: 1}));
const endings: readonly (readonly [string, Partial<Report>, string])[] = [
  [
    'one closed set',
    {dataSets: sets('closed', 'deleted'), outcome: {state: 'closed', error: null}},
    'All 3 data are uploaded to 1 data set, which is closed.',
  ],
  [
    'open sets',
    {dataSets: sets('open', 'open'), outcome: {state: 'open', error: null}},
    'All 3 data are uploaded to 2 data sets, all open.',
  ],
  [
    'sets in several states',
    {dataSets: sets('open', 'closed'), outcome: {state: 'incomplete', error: null}},
    'All 3 data are uploaded to 2 data sets, not all of them closed.',
  ],
  [
    'a failure',
    {outcome: {state: 'incomplete', error: {code: 'C', message: 'm', resumable: true}}},
    'The upload did not finish.',
  ],
  [
    'a dry run',
    {subject: 'dry-run', dataSets: sets('to be closed')},
    'All 3 data would be uploaded to 1 data set.',
  ],
];
for (const [name, change, expected] of endings)
  test(`verdict - of ${name} it is: ${expected}`, async t => {
    t.is(await uploaded(change)(), expected);
  });
