/** Bytes that are compared or copied at once. */
export const vectorBytes = 16;

/** Writes what the WebAssembly reads, one thing behind the other; what is beyond the end is not written. */
export class Encoder {
  private readonly view: DataView;

  /** `at` is where the next thing goes. */
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer);
  }

  /** Answers whether all of it, and `more` bytes, have room. */
  fits(more: number): boolean {
    return this.at + more <= this.bytes.length;
  }

  words(...values: readonly number[]): void {
    for (const value of values) {
      if (this.fits(4)) this.view.setInt32(this.at, value, true);
      this.at += 4;
    }
  }

  float(value: number): void {
    if (this.fits(8)) this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  /** Writes bytes, a character each, and fills them up to whole vectors. */
  vectors(text: string): void {
    const {bytes, at} = this;
    for (let place = 0; place < text.length; place++) bytes[at + place] = text.charCodeAt(place);
    this.at += Math.ceil(text.length / vectorBytes) * vectorBytes;
  }
}
