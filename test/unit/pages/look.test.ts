import { describe, expect, it } from 'vitest';
import { colourSchema, contrast, logoSchema, logoSource, onDark } from '../../../shared/domain/agency-look.ts';
import { lookStyle } from '../../../shared/pages/look-style.ts';
import { renderOnboardingPage } from '../../../shared/pages/onboarding-page.tsx';
import { contentSecurityPolicy } from '../../../shared/pages/style.ts';
import { SAMPLE } from '../../support/preview-data.ts';

const DATA = `data:image/svg+xml;base64,${'A'.repeat(40)}`;

describe('the agency’s look', () => {
  it.each(['#0b5a46', '#1A237E', '#000000'])('takes %s, which white text can stand on', (colour) => {
    expect(colourSchema.safeParse(colour).success).toBe(true);
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    // And in dark mode the other way round.
    const { accent, ink } = onDark(colour);
    expect(contrast(accent, '#151c19')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['#ffcc00', 'contrast to white'],
    ['green', 'six hexadecimal digits'],
    ['#0b5a46; } body { display: none', 'six hexadecimal digits'],
  ])('refuses the colour %s, and says what is expected', (colour, words) => {
    expect(colourSchema.safeParse(colour).error?.issues[0]?.message).toContain(words);
  });

  it.each(['https://example.com/logo.svg', DATA])('takes the logo %s', (logo) => {
    expect(logoSchema.safeParse(logo).success).toBe(true);
  });

  it.each([
    'http://example.com/logo.svg',
    'javascript:alert(1)',
    'data:text/html;base64,AAAA',
    `data:image/png;base64,${'A'.repeat(1000)}`,
    'https://example.com/a.svg; script-src *',
    'https://example.com/"onerror="alert(1)',
  ])('refuses the logo %s', (logo) => {
    expect(logoSchema.safeParse(logo).success).toBe(false);
  });

  it('is on a client’s page, which may load the logo from its one place and nothing else', () => {
    const look = { logoUrl: 'https://cdn.example.com/logo.svg', colour: '#1a237e' };
    const html = renderOnboardingPage({ ...SAMPLE.onboardingPage, look });
    expect(html).toContain('<img src="https://cdn.example.com/logo.svg" alt');
    expect(html).toContain(`<style>${lookStyle(look)}</style>`);
    const policy = contentSecurityPolicy([], [lookStyle(look) ?? ''], logoSource(look));
    expect(policy).toContain('img-src https://cdn.example.com;');
    expect(logoSource({ logoUrl: DATA })).toBe('data:');
    expect(contentSecurityPolicy([])).not.toContain('img-src');
  });
});
