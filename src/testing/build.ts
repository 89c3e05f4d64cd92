import {isBefore} from '../codec/go/time.js';
import {isMetadata} from '../codec/json/metadata.js';
import {put} from '../codec/json/well-formed.js';
import type {ChoiceNode, InstantNode, ListNode, MapNode, Node} from '../codec/node.js';
import type {Surroundings} from '../codec/siblings.js';
import {buildNumber} from './build-number.js';
import {buildRecord} from './build-record.js';
import type {ChoiceDraw, Draw, RecordDraw} from './draw.js';
import {ascend} from './schedule.js';

/** Makes of a draw the value that is valid among its siblings. */
export function build(node: Node, draw: Draw, around: Surroundings): unknown {
  switch (node.tag) {
    case 'number':
      return buildNumber(node, draw as number, around);
    case 'instant':
      return buildInstant(node, draw as string, around);
    case 'metadata':
      return isMetadata(draw as object) ? draw : smallMetadata;
    case 'list':
      return buildList(node, draw as readonly Draw[], around);
    case 'map':
      return buildMap(node, draw as readonly [string, Draw][], around);
    case 'record':
      return buildRecord(node, draw as RecordDraw, around.datum, build);
    case 'choice':
      return buildChoice(node, draw as ChoiceDraw, around);
    case 'lazy':
      return build(node.of(), draw, around);
    default:
      return draw;
  }
}

const smallMetadata = {made: 'up'};

function buildInstant({notBefore}: InstantNode, text: string, {near}: Surroundings): string {
  const earliest = notBefore === undefined ? undefined : near[notBefore];
  return typeof earliest === 'string' && isBefore(text, earliest) ? earliest : text;
}

function buildList({of, ascending}: ListNode, draws: readonly Draw[], around: Surroundings) {
  const list = draws.map(draw => build(of, draw, around));
  return ascending ? ascend(of, list as {start: number}[]) : list;
}

function buildMap({of}: MapNode, draws: readonly [string, Draw][], around: Surroundings) {
  const map: Record<string, unknown> = {};
  for (const [name, draw] of draws) put(map, name, build(of, draw, around));
  return map;
}

function buildChoice({on, cases}: ChoiceNode, {value, draw}: ChoiceDraw, around: Surroundings) {
  return {[on]: value, ...(build(cases.get(value)!, draw, around) as object)};
}
