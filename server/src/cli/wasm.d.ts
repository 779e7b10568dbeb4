/** The sieve compiled from `server/assembly/sieve.ts`; the build puts it in. */
declare module '*.wasm' {
  const binary: Uint8Array<ArrayBuffer>;
  export default binary;
}

/** What is used of WebAssembly, which neither Node's types nor those of the language declare. */
declare namespace WebAssembly {
  class Module {
    constructor(binary: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
