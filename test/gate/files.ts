import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Never part of the project: installed, built or local. */
const IGNORED = new Set(['node_modules', '.git', '.local', '.build', 'cdk.out', 'coverage']);

/** The folders that hold code. */
export const SOURCE_FOLDERS = ['infra', 'functions', 'workflows', 'shared', 'test'];

/** Every file below `root`, as paths relative to it with forward slashes, in order. */
export function filesBelow(root: string, folder = '.'): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  if (statSync(start).isFile()) return [asPath(root, start)];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((entry) => {
      const path = join(start, entry.name);
      if (entry.isDirectory()) return filesBelow(root, relative(root, path));
      return entry.isFile() ? [asPath(root, path)] : [];
    });
}

/** TypeScript files in the folders that hold code. */
export function sourceFiles(root: string): string[] {
  return SOURCE_FOLDERS.flatMap((folder) => filesBelow(root, folder)).filter((file) => /\.tsx?$/.test(file));
}

function asPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
