import type * as z from 'zod';

/** One thing that does not fit: where, and what was expected there. */
export interface InputIssue {
  /** For example `packages[0].teams[1]`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  /** Name of the rule that is broken, where it is not only a matter of form. */
  readonly rule?: string | undefined;
}

type Issue = z.core.$ZodIssue;

/** What does not fit, in words for the person who wrote the input. No value of the input is repeated. */
export function issuesOf(error: z.ZodError): InputIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathWords([...issue.path, key]), expected: 'nothing of this name' }));
    }
    return [{ path: pathWords(issue.path), expected: expectedBy(issue) }];
  });
}

/** An issue in one line, for whoever wrote the file: `policy.json: rules[1].quorum breaks quorum-reachable: at most …`. */
export function issueLine(file: string, { path, expected, rule }: InputIssue): string {
  const place = path === '' ? file : `${file}: ${path}`;
  return rule === undefined ? `${place}: expected ${expected}` : `${place} breaks ${rule}: ${expected}`;
}

/** A path as one writes it in code: `rules[0].approvers`. */
export function pathWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`;
    return words === '' ? String(step) : `${words}.${String(step)}`;
  }, '');
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `${article(issue.expected)} ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formatWords(issue);
    case 'too_small':
      return sizeWords('at least', issue.origin, Number(issue.minimum), issue.inclusive);
    case 'too_big':
      return sizeWords('at most', issue.origin, Number(issue.maximum), issue.inclusive);
    default:
      // Our own checks say in their message what they expect.
      return issue.message;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  url: 'a URL',
  datetime: 'a time with its zone, such as 2027-03-31T23:59:59+02:00',
};

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  const known = FORMATS[issue.format];
  if (known !== undefined) return known;
  // A pattern without words of its own is shown as it is.
  return issue.message.startsWith('Invalid') ? `text of the form ${issue.pattern ?? issue.format}` : issue.message;
}

function sizeWords(bound: string, origin: string, limit: number, inclusive: boolean | undefined): string {
  if (origin === 'string') return limit === 1 && bound === 'at least' ? 'some text' : `${bound} ${limit} characters`;
  if (origin === 'array' || origin === 'set') return `${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return inclusive === false ? `a number ${bound === 'at least' ? 'above' : 'below'} ${limit}` : `${bound} ${limit}`;
}

function article(word: string): string {
  return /^[aeio]/.test(word) ? 'an' : 'a';
}
