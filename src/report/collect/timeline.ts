/** What happened in a part of the time that a run took. */
export interface Span {
  /** Requests that were answered, or failed. */
  requests: number;
  /** Requests that were sent again. */
  retries: number;
  /** Milliseconds of waiting before another try, over all that waited. */
  waited: number;
  /** Bytes of bodies sent. */
  bytes: number;
}

/** Parts the time is cut into at most; when they are all used, each two become one. */
const mostSpans = 90;

/** Milliseconds a part has at first. */
const firstLength = 1_000;

/** What happened when, in parts that grow with the time a run takes: a million requests fit. */
export class Timeline {
  readonly #started: number;
  #length = firstLength;
  #spans: Span[] = [];

  constructor(started: number) {
    this.#started = started;
  }

  /** Milliseconds a part has. */
  get length(): number {
    return this.#length;
  }

  /** The parts from the start on. */
  get spans(): readonly Span[] {
    return this.#spans;
  }

  /** Notes a request that ended at this time (of `performance.now()`). */
  request(ended: number, bytes: number): void {
    const span = this.#at(this.#since(ended));
    span.requests++;
    span.bytes += bytes;
  }

  retry(at: number): void {
    this.#at(this.#since(at)).retries++;
  }

  /** Notes a wait that begins at this time, in each part it lasts through. */
  wait(began: number, milliseconds: number): void {
    const end = this.#since(began + milliseconds);
    this.#at(end); // makes the parts long enough for all of it
    for (let at = this.#since(began); at < end; ) {
      const next = Math.min(end, (Math.floor(at / this.#length) + 1) * this.#length);
      this.#at(at).waited += next - at;
      at = next;
    }
  }

  /** Whole milliseconds since the start: parts end at whole ones, too. */
  #since(time: number): number {
    return Math.max(0, Math.round(time - this.#started));
  }

  #at(since: number): Span {
    while (since >= mostSpans * this.#length) this.#merge();
    const place = Math.floor(since / this.#length);
    while (this.#spans.length <= place) this.#spans.push(newSpan());
    return this.#spans[place]!;
  }

  #merge(): void {
    this.#length *= 2;
    const old = this.#spans;
    this.#spans = Array.from({length: Math.ceil(old.length / 2)}, (_, place) =>
      sum(old[2 * place]!, old[2 * place + 1] ?? newSpan()),
    );
  }
}

const newSpan = (): Span => ({requests: 0, retries: 0, waited: 0, bytes: 0});

const sum = (a: Span, b: Span): Span => ({
  requests: a.requests + b.requests,
  retries: a.retries + b.retries,
  waited: a.waited + b.waited,
  bytes: a.bytes + b.bytes,
});
