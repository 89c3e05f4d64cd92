import type {RequestCounts} from '../collect/request-counts.js';
import type {RequestsReport} from '../model/requests.js';

/** Sums up the requests of a run; null where there were none. */
export function requestsReportOf(counts: RequestCounts): RequestsReport | null {
  const {actions, timeline, waited} = counts;
  if (actions.size === 0) return null;
  return {
    actions: [...actions]
      .map(([action, {requests, answers, milliseconds, longest}]) => ({
        ...{action, requests, answers: Object.fromEntries(answers)},
        mean: Math.round(milliseconds / requests),
        longest: Math.round(longest),
      }))
      .sort((a, b) => b.requests - a.requests),
    length: timeline.length,
    spans: timeline.spans,
    waited: Math.round(waited),
  };
}
