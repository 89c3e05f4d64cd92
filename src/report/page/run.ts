import {type Content, html} from '../../print/html.js';
import {table} from '../../print/table.js';
import type {Report} from '../model/report.js';
import {text} from './names.js';
import type {Section} from './section.js';
import {counted} from './words.js';

/** Shows how the run was called, and with which versions: what somebody needs to do the same again. */
export function runSection(report: Report): Section {
  const rows = rowsOf(report).filter((row): row is [string, Content] => row[1] !== null);
  return {
    id: 'run',
    title: 'Versions and options',
    content: html`${table('How it was run; passwords and tokens are never noted', rows, [
      {title: 'Name', cell: ([name]) => name},
      {title: 'Value', cell: ([, value]) => value},
    ])}`,
  };
}

function rowsOf({program, run, target, counts}: Report): [string, Content | null][] {
  return [
    ['program', `${program.name} ${program.version}`],
    ['Node.js', `${program.node} on ${program.system}`],
    ['started', run.started],
    ['input', run.input.length > 0 ? run.input.map(text).join(', ') : null],
    ['user', target?.userId == null ? null : text(target.userId)],
    ['platform', target?.baseUrl == null ? null : text(target.baseUrl)],
    ['deduplicator', target?.deduplicator ?? null],
    ...Object.entries(run.options)
      .filter(([name]) => name !== 'deduplicator')
      .map(([name, value]) => [name, text(String(value))] as [string, Content]),
    ...Object.entries(counts.prepared?.changes ?? {}).map(
      ([name, data]) => [`prepared: ${name}`, counted(data, 'datum', 'data')] as [string, Content],
    ),
  ];
}
