/** How a piece of text is set off. Only these: output should be calm. */
export type Tone = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'attention';

/** Sets text off, or leaves it alone where colour is not wanted. */
export type Style = (text: string, tone: Tone) => string;

const CODES: Readonly<Record<Exclude<Tone, 'plain'>, readonly [number, number]>> = {
  dim: [2, 22],
  strong: [1, 22],
  good: [32, 39],
  bad: [31, 39],
  attention: [33, 39],
};

/** @see Style */
export function createStyle(colour: boolean): Style {
  return (text, tone) => {
    if (!colour || tone === 'plain' || text === '') return text;
    const [open, close] = CODES[tone];
    return `\u001b[${open}m${text}\u001b[${close}m`;
  };
}

/** Colour only for a person at a terminal who did not decline it (no-color.org). */
export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  return isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

const TONES: Readonly<Record<string, Tone>> = {
  active: 'good',
  connected: 'good',
  healthy: 'good',
  verified: 'good',
  provisioned: 'good',
  parked: 'bad',
  revoked: 'bad',
  refused: 'bad',
  'cannot-verify': 'bad',
  'missing-scope': 'bad',
  uninstalled: 'bad',
  paused: 'attention',
  partly: 'attention',
  'ended-partly': 'attention',
  'paused-partly': 'attention',
  observed: 'attention',
  ended: 'dim',
  removed: 'dim',
};

/** The tone of a state's name; the same state looks the same in every table. */
export function toneOfState(state: string): Tone {
  return TONES[state] ?? 'plain';
}
