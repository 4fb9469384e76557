import path from 'node:path';
import { parseSync } from 'vite';

/** A file of the project as the rules see it. */
export interface SourceFile {
  /** From the project folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One thing that breaks a rule. */
export interface Fault {
  readonly path: string;
  /** Counted from 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** What another file or package is asked for: by import, re-export, `import()` or an import type. */
export interface Reference {
  readonly line: number;
  /** As written, without a `?worker` or the like behind it. */
  readonly specifier: string;
  /** The file inside the project, when the specifier is relative; otherwise null. */
  readonly target: string | null;
  /** The name of the package, when it is one; `node:` modules keep their prefix. */
  readonly package: string | null;
}

/** The parts of a parsed file that the rules ask for. */
export interface ParsedFile extends SourceFile {
  readonly references: readonly Reference[];
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  readonly statements: readonly SyntaxNode[];
  readonly nodes: readonly SyntaxNode[];
}

/** A node of the syntax tree, ESTree with TypeScript. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

export function isCode(file: SourceFile): boolean {
  return /\.([cm]?js|tsx?)$/.test(file.path);
}

/** Parses a TypeScript or JavaScript file; throws on a syntax error. */
export function parseFile(file: SourceFile): ParsedFile {
  const { program, comments, errors } = parseSync(file.path, file.text);
  const [error] = errors;
  if (error) throw new Error(`${file.path}: ${error.message}`);
  const statements: unknown = program.body;
  const nodes = collectNodes(statements);
  return {
    ...file,
    nodes,
    statements: nodes.filter((node) => Array.isArray(statements) && statements.includes(node)),
    comments: comments.map((comment) => ({ line: lineAt(file.text, comment.start), text: comment.value })),
    references: nodes.flatMap((node) => readReference(file, node)),
  };
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function collectNodes(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(collectNodes);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(collectNodes);
  return isSyntaxNode(value) ? [value, ...inner] : inner;
}

function isSyntaxNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string' && 'start' in value && typeof value.start === 'number';
}

function readReference(file: SourceFile, node: SyntaxNode): Reference[] {
  if (!/^(Import|Export|TSImportType|TSExternalModuleReference)/.test(node.type)) return [];
  const source = [node['source'], node['argument'], node['expression']].map(readText).find((text) => text !== null);
  if (source === undefined || source === null) return [];
  const specifier = source.replace(/\?.*$/, '');
  const isRelative = specifier.startsWith('.');
  return [
    {
      line: lineAt(file.text, node.start),
      specifier,
      target: isRelative ? path.posix.join(path.posix.dirname(file.path), specifier) : null,
      package: isRelative ? null : readPackageName(specifier),
    },
  ];
}

/** The text of a string literal, also inside the literal type of `import('…')`. */
function readText(node: unknown): string | null {
  if (typeof node !== 'object' || node === null) return null;
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'literal' in node ? readText(node.literal) : null;
}

function readPackageName(specifier: string): string {
  const parts = specifier.split('/');
  if (specifier.startsWith('@')) return parts.slice(0, 2).join('/');
  return specifier.startsWith('node:') ? specifier : (parts[0] ?? specifier);
}
