import type { EndKind } from './end-words.ts';

/** What is said first where an answer came after the end; nothing on an end that no answer can miss. */
export function lateWords(end: EndKind): string | undefined {
  if (end === 'expired' || end === 'withdrawn' || end === 'review-expired')
    return 'It had ended before; the answer that you just sent did not count.';
  return isDecided(end) ? 'It was decided before; the answer that you just sent did not count.' : undefined;
}

/** Whether the end is that of a decision. */
export function isDecided(end: EndKind): boolean {
  return (
    end === 'review-submitted' ||
    end === 'approved' ||
    end === 'declined' ||
    end === 'decided-by-another' ||
    end === 'outvoted'
  );
}
