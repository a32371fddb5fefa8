import { describe, expect, it } from 'vitest';
import { questionEventWords } from '../../../shared/domain/event-words.ts';
import { listWords } from '../../../shared/domain/list-words.ts';
import type { HandoverReason } from '../../../shared/domain/stage-staffing.ts';
import { durationWords, momentWords } from '../../../shared/domain/when-words.ts';
import { QUESTION_EVENTS } from '../../support/preview-questions.ts';

const REASONS: readonly HandoverReason[] = [
  'delegated',
  'absent',
  'reassigned',
  'unreachable',
  'left',
  'missing',
  'escalated',
];

describe('the history of a question in words', () => {
  it('says each event in words of its own, with the names', () => {
    expect(QUESTION_EVENTS.map(questionEventWords)).toEqual([
      'Asked of Operations lead and Delivery lead',
      'Reminder to Operations lead',
      'Operations lead asked Partner operations a question',
      'Partner operations answered the question',
      'Delivery lead is away, so Managing director is asked',
      'No answer yet, so Finance lead is asked too',
      'Approved by Operations lead',
      'Operations lead took the answer back',
      'Step done: Operations',
      'Portal owner did not consent',
    ]);
  });

  it('says of the client that it consented, and of the agency that it approved', () => {
    const words = (party: 'agency' | 'client' | undefined) => questionEventWords({ kind: 'approved', by: 'A', party });
    expect([words(undefined), words('agency'), words('client')]).toEqual([
      'Approved by A',
      'Approved by A',
      'A consented',
    ]);
    expect(questionEventWords({ kind: 'declined', by: 'A' })).toBe('Declined by A');
  });

  it('tells each reason for which a place changed hands from the others', () => {
    const all = REASONS.map((reason) => questionEventWords({ kind: 'handed-over', from: 'A', to: 'B', reason }));
    expect(new Set(all).size).toBe(REASONS.length);
    for (const words of all) expect(words).toContain('B');
  });

  it.each(REASONS)('names nobody whose place was taken where there is none (%s)', (reason) => {
    expect(questionEventWords({ kind: 'handed-over', to: 'B', reason })).not.toMatch(/undefined|instead of/);
  });

  it('speaks of several people in the plural', () => {
    expect(questionEventWords({ kind: 'escalated', to: ['A', 'B'] })).toBe('No answer yet, so A and B are asked too');
  });
});

describe('names in a row', () => {
  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
  ])('%j is "%s"', (names, words) => {
    expect(listWords(names)).toBe(words);
  });
});

describe('short times', () => {
  it.each([
    [120, '2 minutes'],
    [60, '1 minute'],
    [90, '1 minute and 30 seconds'],
    [1, '1 second'],
    [0, '0 seconds'],
    [119.6, '2 minutes'],
  ])('%d s are "%s"', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it('name the second, in the reader’s zone', () => {
    expect(momentWords('2026-11-25T11:32:40.000Z', 'Europe/Berlin')).toBe('12:32:40 (Europe/Berlin)');
    expect(momentWords('2026-11-25T23:05:09.000Z', 'UTC')).toBe('23:05:09 (UTC)');
  });
});
