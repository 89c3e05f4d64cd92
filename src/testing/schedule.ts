import type {Node, NumberNode} from '../codec/node.js';

interface Segment {
  start: number;
}

/** Orders the segments of a day: the first starts at 0, each after the one before it. */
export function ascend<S extends Segment>(of: Node, segments: readonly S[]): S[] {
  const last = latestStart(of) - segments.length + 1;
  const starts = segments.map(({start}) => Math.min(start, last)).sort((a, b) => a - b);
  let least = 0;
  return segments.map((segment, index) => {
    const start = index === 0 ? 0 : Math.max(starts[index]!, least);
    least = start + 1;
    return {...segment, start};
  });
}

function latestStart(of: Node): number {
  const row = of.tag === 'record' ? of.rows.find(({name}) => name === 'start') : undefined;
  return (row?.of as NumberNode | undefined)?.max ?? Number.MAX_SAFE_INTEGER;
}
