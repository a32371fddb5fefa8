import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from '@swc/core';
import { filesBelow, SOURCE_FOLDERS, sourceFiles } from './files.ts';

/** One import of a file, in whatever way it is written. */
export interface ImportedModule {
  readonly specifier: string;
  readonly kind: 'value' | 'type' | 'dynamic';
}

/**
 * Writes a copy of the source folders in which each TypeScript file holds its imports only, below `<root>/.local`, and returns its path.
 * dependency-cruiser's own swc parser knows neither JSX nor `using`, and stops at the first file with one; with the imports alone it sees all.
 */
export function mirrorImports(root: string): string {
  mkdirSync(join(root, '.local'), { recursive: true });
  const mirror = mkdtempSync(join(root, '.local', 'imports-'));
  for (const file of SOURCE_FOLDERS.flatMap((folder) => filesBelow(root, folder))) {
    if (/\.(json|css|mjs|js)$/.test(file)) place(mirror, file, readFileSync(join(root, file), 'utf8'));
  }
  for (const file of sourceFiles(root)) {
    place(
      mirror,
      file,
      importsOf(readFileSync(join(root, file), 'utf8'), file.endsWith('.tsx'))
        .map(statement)
        .join('\n'),
    );
  }
  // Files of the root that code imports.
  for (const file of ['package.json', 'cdk.json']) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(mirror, file));
  }
  if (existsSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(mirror, 'node_modules'), 'dir');
  return mirror;
}

/** Every module that a TypeScript source text imports. @throws when it does not parse. */
export function importsOf(source: string, tsx = false): ImportedModule[] {
  const found: ImportedModule[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx, target: 'es2024' }), found);
  return found;
}

function visit(node: unknown, found: ImportedModule[]): void {
  if (Array.isArray(node)) for (const item of node) visit(item, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, source, typeOnly, callee, argument, expression, arguments: given } = node as SyntaxNode;
  const kind = typeOnly === true ? 'type' : 'value';
  if (/^(ImportDeclaration|Export\w*Declaration)$/.test(type ?? '')) add(source, kind, found);
  if (type === 'CallExpression' && callee?.type === 'Import') add(given?.[0]?.expression, 'dynamic', found);
  if (type === 'TsImportType') add(argument, 'type', found);
  if (type === 'TsExternalModuleReference') add(expression, 'value', found);
  for (const child of Object.values(node)) visit(child, found);
}

/** The parts of swc's syntax tree that can name a module. */
interface SyntaxNode {
  readonly type?: string;
  readonly source?: unknown;
  readonly typeOnly?: boolean;
  readonly callee?: { readonly type?: string };
  readonly argument?: unknown;
  readonly expression?: unknown;
  readonly arguments?: readonly { readonly expression?: unknown }[];
}

function add(literal: unknown, kind: ImportedModule['kind'], found: ImportedModule[]): void {
  const specifier = (literal as { value?: unknown } | null | undefined)?.value;
  if (typeof specifier === 'string') found.push({ specifier, kind });
}

/** A type-only import becomes an `export *`: the rules tell it by that, because the tool drops the word `type`. */
function statement({ specifier, kind }: ImportedModule): string {
  const name = JSON.stringify(specifier);
  if (kind === 'dynamic') return `void import(${name});`;
  return kind === 'type' ? `export * from ${name};` : `import ${name};`;
}

function place(mirror: string, file: string, text: string): void {
  const path = join(mirror, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
