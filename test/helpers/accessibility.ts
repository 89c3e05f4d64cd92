import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Looks for what axe-core knows to keep people out: rule and element of each finding. */
export async function barriersOf(page: Page): Promise<string[]> {
  // Not as a script of the page: its policy forbids any.
  await page.evaluate(axe);
  const {violations, passes} = await page.evaluate<Findings>('axe.run()');
  if (passes.length < 10) throw new Error('axe-core has hardly looked at anything.');
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
}

interface Findings {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly {readonly html: string}[];
  }[];
}
