/** A file as a data: address, in the bundle itself. */
declare module '*?inline' {
  const address: string;
  export = address;
}

/** The part of WebAssembly that is used. Its published types bring all of a browser's with them. */
declare namespace WebAssembly {
  type Module = object;
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  type Instance = object;
  const Instance: new (module: Module, imports: Imports) => Instance;
  function compile(bytes: Uint8Array): Promise<Module>;
}
