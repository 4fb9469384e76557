/** The part of saxen that is used; it comes without types. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    /** `readAttributes` gives them as they stand, entities not decoded; `false` where they are broken. */
    on(event: 'openTag', handle: (name: string, readAttributes: () => Attributes | false) => void): this;
    on(event: 'closeTag', handle: (name: string) => void): this;
    on(event: 'text' | 'cdata' | 'attention' | 'comment' | 'question', handle: (text: string) => void): this;
    on(event: 'error', handle: (error: Error) => void): this;
    /** Parts may end anywhere, also inside a tag. */
    write(part: string): this;
    end(): void;
  }
}
