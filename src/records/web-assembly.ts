/** Compiles a module in base64. Throws where WebAssembly or what it uses is missing. */
export const compile = (base64: string): object =>
  new WebAssembly.Module(Buffer.from(base64, 'base64'));

/** Makes an instance of a module: gives what it exports. */
export const instantiate = <Exports>(module: object, imports?: object): Exports =>
  new WebAssembly.Instance(module, imports).exports as Exports;

/** What is used of it: TypeScript declares it for browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Buffer) => object;
  readonly Instance: new (module: object, imports?: object) => {readonly exports: unknown};
};
