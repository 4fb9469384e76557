/** The part of papaparse that is used. Its published types bring all of Node's with them, which has no place here. */
declare module 'papaparse' {
  interface ParseFault {
    readonly code: string;
    /** Index in `data` of the row it is about. */
    readonly row?: number;
    /** Where in the text the cell's content begins. */
    readonly index?: number;
  }

  const Papa: {
    parse(
      text: string,
      options: {
        readonly delimiter?: string;
        readonly newline?: string;
        readonly quoteChar?: string;
        /** `true` pays no heed to quotes. */
        readonly fastMode?: boolean;
      },
    ): { readonly data: string[][]; readonly errors: readonly ParseFault[] };
    parse(text: string, options: { readonly header: true }): { readonly data: Record<string, string>[] };
    unparse(
      rows: readonly (readonly string[])[],
      options: { readonly delimiter?: string; readonly newline?: string; readonly quotes?: boolean },
    ): string;
  };
  export = Papa;
}
