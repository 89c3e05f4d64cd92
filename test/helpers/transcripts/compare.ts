import type {State} from '../../../src/sandbox/index.js';
import type {Answer} from '../ask.js';
import type {Placeholders} from './placeholders.js';
import type {Document, Step} from './transcript.js';

/** Tells where an answer is not the recorded one, or undefined. */
export function answerDiffers(
  {status, headers = {}, body, rawBody}: NonNullable<Step['response']>,
  answer: Answer,
  placeholders: Placeholders,
): string | undefined {
  if (status !== answer.status)
    return `status ${status} expected, ${answer.status}: ${answer.text}`;
  const different =
    rawBody === undefined
      ? placeholders.difference(body, answer.json)
      : placeholders.difference(rawBody, answer.text);
  return different ?? headersDiffer(headers, answer, placeholders);
}

function headersDiffer(
  wanted: Readonly<Record<string, string>>,
  {headers, text}: Answer,
  placeholders: Placeholders,
): string | undefined {
  const {Date: date, ...others} = wanted;
  for (const [name, value] of Object.entries(others)) {
    const different = placeholders.difference(value, headers[name.toLowerCase()], name);
    if (different) return different;
  }
  if (date === undefined) return undefined;
  if (!others.Vary && headers.vary) return `Vary: nothing expected, ${headers.vary} found`;
  const isOld = date.includes('UTC');
  if (!headers.date?.endsWith(isOld ? ' UTC' : ' GMT')) return `Date: ${date}, not ${headers.date}`;
  const hasLineEnd = !isOld && !text.startsWith('{"Error"');
  return text.endsWith('\n') === hasLineEnd ? undefined : `a line end: ${hasLineEnd} expected`;
}

// What the recorder took from the documents before it wrote them down.
const unrecorded = ['provenance'];

/** Tells where what is stored is not what was recorded, or undefined. */
export function stateDiffers(
  {counts, dataSets, data = [], dataTruncated}: NonNullable<Step['state']>,
  state: State,
  placeholders: Placeholders,
): string | undefined {
  const different = counts && placeholders.difference(counts, state.counts, 'counts');
  if (different) return different;
  // The last two of a set, or the first two: a recorder's shortcut for a thousand data.
  const found = dataSets
    ? state.data.slice(0, dataTruncated ? data.length : undefined)
    : state.data.slice(-data.length);
  const order = (dataSets ?? []).map(({uploadId}) => uploadId);
  const wanted = data.toSorted((a, b) => order.indexOf(a.uploadId) - order.indexOf(b.uploadId));
  return (
    (dataSets && documentsDiffer(dataSets, state.dataSets, placeholders)) ??
    documentsDiffer(wanted, found, placeholders)
  );
}

function documentsDiffer(
  wanted: readonly Document[],
  found: readonly Document[],
  placeholders: Placeholders,
): string | undefined {
  const bare = (documents: readonly Document[], reference: readonly Document[]) =>
    documents.map((document, index) =>
      Object.fromEntries(
        Object.entries(document).filter(
          ([name]) => !unrecorded.includes(name) || reference[index]?.[name] !== undefined,
        ),
      ),
    );
  return placeholders.difference(bare(wanted, wanted), bare(found, wanted), 'stored');
}
