import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.ts';
import type { Finding, Gate } from './gate.ts';

/** One rule over the text of files; an English sentence that says what is wrong. */
interface TextRule {
  readonly sentence: string;
  readonly files: RegExp;
  readonly pattern: RegExp;
  /** Lets a match pass. */
  readonly allows?: (match: string) => boolean;
}

const CODE = /\.(tsx?|mjs|js|css|html)$/;
const ANY = /./;
/** Not our text, or generated. */
const EXEMPT =
  /^(package-lock\.json|LICENSE|test\/contract\/openapi\/|infra\/local\/emulator\/requirements\.txt)|\.(png|jpg|svg|ico|woff2)$/;
/** Files that name what they look for. */
const SELF = /^test\/(gate|unit\/gate)\/repository-rules/;
const LONGEST_FILE = 200;

/** Domains that belong to nobody (RFC 2606), and SES's own for trying out. */
const NOBODYS_DOMAIN =
  /(^|[.@])(example\.(com|org|net)|[\w-]+\.(example|invalid|test)|simulator\.amazonses\.com|email\.amazonses\.com)$/i;

const RULES: readonly TextRule[] = [
  {
    sentence: 'a test is skipped, focused or left for later',
    files: /^test\/.*\.tsx?$/,
    pattern:
      /\b(?:it|test|describe|suite)\.(?:skip|only|todo|skipIf|runIf|fails)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/,
  },
  {
    sentence: 'says that something is left for later',
    files: ANY,
    pattern: /\b(?:TODO|FIXME|XXX|HACK|TBD)\b/,
  },
  {
    sentence: 'promises what is not there',
    files: ANY,
    pattern: /\b(?:not (?:yet )?implemented|coming soon|lorem ipsum|change ?me)\b/i,
  },
  {
    sentence: 'names a path of one machine',
    files: ANY,
    pattern: /(?<![\w.:/-])\/(?:work|root|home|Users|tmp|private)\/[\w.-]+/,
  },
  {
    sentence: 'holds an e-mail address that may belong to somebody',
    files: ANY,
    pattern: /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/gi,
    allows: (address) => NOBODYS_DOMAIN.test(address),
  },
];

/** What the tools do not look for: tests that do not run, text left for later, machine paths, real addresses, long files. */
export const repositoryRules: Gate = {
  name: 'repository rules',
  async run(root) {
    const files = filesBelow(root).filter((file) => !EXEMPT.test(file) && !SELF.test(file));
    return files.flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      const long = CODE.test(file) && !file.startsWith('test/') && lines.length > LONGEST_FILE + 1;
      return [
        ...(long
          ? [{ file, message: `has ${lines.length - 1} lines; above ${LONGEST_FILE} it is more than one thing` }]
          : []),
        ...lines.flatMap((line, at) => lineFindings(file, line, at + 1)),
      ];
    });
  },
};

function lineFindings(file: string, line: string, number: number): Finding[] {
  return RULES.filter((rule) => rule.files.test(file)).flatMap(({ sentence, pattern, allows }) => {
    const matches = [...line.matchAll(new RegExp(pattern, [...new Set(`${pattern.flags}g`)].join('')))].map(
      ([match]) => match,
    );
    const bad = matches.find((match) => allows?.(match) !== true);
    return bad === undefined ? [] : [{ file: `${file}:${number}`, message: `${sentence}: ${bad}` }];
  });
}
