import {
  type Block,
  footerLine,
  helloLine,
  type Letter,
  type MailEntry,
  type MailFact,
  oneLine,
  reminderLine,
} from './blocks.ts';

/** Longest line of the text part, in characters; links and commands are never broken. */
const WIDTH = 72;

/** Lays a letter out as plain text. */
export function layOutText(letter: Letter): string {
  const parts = [
    wrap(letter.heading),
    underline(letter.heading),
    '',
    ...opening(letter),
    ...letter.blocks.flatMap((block) => [...layOutBlock(block), '']),
    '-- ',
    wrap(footerLine(letter)),
  ];
  return `${parts.join('\n')}\n`;
}

function opening(letter: Letter): string[] {
  return [reminderLine(letter), helloLine(letter)].flatMap((line) => (line === undefined ? [] : [line, '']));
}

function layOutBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wrap(block.text)];
    case 'section':
      return [title(block.title), wrap(block.text)];
    case 'callout':
      return [wrap(`${block.label}: ${block.text}`)];
    case 'facts':
      return layOutFacts(block.facts, '');
    case 'list':
      return [
        title(block.title),
        ...block.items.map((item, at) => {
          const sign = block.sign === 'number' ? `${at + 1}. ` : block.sign === 'yes' ? '+ ' : '- ';
          return wrap(item, `  ${sign}`, ' '.repeat(2 + sign.length));
        }),
      ];
    case 'entries':
      return [title(block.title), ...block.entries.flatMap(layOutEntry)];
    case 'quote':
      return [`${oneLine(block.from)}:`, ...block.text.split(/\r?\n/u).map((line) => wrap(line, '> ', '> '))];
    case 'command':
      return [title(block.title), oneLine(block.command)];
    case 'button':
    case 'link':
      return [`${oneLine(block.label)}:`, block.href];
  }
}

/** A title is followed by a colon, unless it is a sentence of its own or has a colon in it. */
function title(text: string): string {
  return wrap(/[.?!]$|: /u.test(oneLine(text)) ? text : `${text}:`);
}

function layOutEntry(entry: MailEntry): string[] {
  const tag = entry.tag === undefined ? '' : ` (${oneLine(entry.tag)})`;
  return [
    wrap(`${oneLine(entry.heading)}${tag}`, '  * ', '    '),
    ...layOutFacts(entry.facts ?? [], '    '),
    ...(entry.note === undefined ? [] : [wrap(entry.note, '    ', '    ')]),
  ];
}

function layOutFacts(facts: readonly MailFact[], indent: string): string[] {
  const said = facts.filter((fact) => fact.value !== '');
  const width = Math.max(0, ...said.map((fact) => fact.label.length)) + 2;
  return said.map((fact) =>
    wrap(fact.value, `${indent}${`${fact.label}:`.padEnd(width)}`, ' '.repeat(indent.length + width)),
  );
}

function underline(heading: string): string {
  return '='.repeat(Math.min(WIDTH, oneLine(heading).length));
}

/** Wraps at spaces; a word that is longer than the line stays whole. */
function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of oneLine(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
