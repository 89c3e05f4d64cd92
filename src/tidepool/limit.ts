/** Makes a function that runs tasks, never more than `concurrency` at once, first come first served. */
export function createLimit(concurrency: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async task => {
    if (running < concurrency) running++;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // A place that is handed over stays counted.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** Runs a task when there is room for it, and settles as it does. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;
