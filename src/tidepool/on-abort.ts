/**
 * Calls back when a signal aborts, at once if it has, until the function it gives is called. However many
 * wait, the signal gets one listener: Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  if (signal.aborted) {
    call();
    return () => {};
  }
  const calls = waiting.get(signal) ?? listen(signal);
  calls.add(call);
  return () => calls.delete(call);
}

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function listen(signal: AbortSignal): Set<() => void> {
  const calls = new Set<() => void>();
  const callAll = () => {
    for (const call of calls) call();
  };
  waiting.set(signal, calls);
  signal.addEventListener('abort', callAll, {once: true});
  return calls;
}
