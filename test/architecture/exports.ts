import { lineAt, type Fault, type ParsedFile, type SyntaxNode } from './source-file.ts';

/** A file that only passes on what others export hides where things are. */
export function checkBarrels(file: ParsedFile): Fault[] {
  const isBarrel =
    file.statements.length > 0 &&
    file.statements.some(isExport) &&
    file.statements.every((node) => node.type === 'ImportDeclaration' || passesOn(node));
  const passedOnWhole = file.statements.filter((node) => node.type === 'ExportAllDeclaration');
  return [
    ...(isBarrel ? [{ path: file.path, line: 0, message: 'only re-exports: import from where things are' }] : []),
    ...passedOnWhole.map((node) => faultAt(file, node, '`export *` hides where things are')),
  ];
}

/** Things have one name, the same everywhere. Configuration files are what their tools ask for. */
export function checkDefaultExports(file: ParsedFile): Fault[] {
  if (/(^|\/)[a-z]+\.config\.[cm]?[jt]s$/.test(file.path)) return [];
  return file.nodes
    .filter((node) => node.type === 'ExportDefaultDeclaration' || isExportedAsDefault(node))
    .map((node) => faultAt(file, node, 'default export'));
}

function isExport(node: SyntaxNode): boolean {
  return node.type.startsWith('Export');
}

/** `export … from`, or an export of names without a declaration. */
function passesOn(node: SyntaxNode): boolean {
  if (node.type === 'ExportAllDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && (node['declaration'] ?? null) === null;
}

function isExportedAsDefault(node: SyntaxNode): boolean {
  if (node.type !== 'ExportSpecifier') return false;
  const exported: unknown = node['exported'];
  return typeof exported === 'object' && exported !== null && 'name' in exported && exported.name === 'default';
}

function faultAt(file: ParsedFile, node: SyntaxNode, message: string): Fault {
  return { path: file.path, line: lineAt(file.text, node.start), message };
}
