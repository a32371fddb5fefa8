import * as z from 'zod';

/** The agency's look on pages that clients see. */
export interface AgencyLook {
  readonly logoUrl?: string | undefined;
  readonly colour?: string | undefined;
}

/** WCAG's least contrast of text. */
const LEAST_CONTRAST = 4.5;
/** The sheet of a page in dark mode, and what is written on the accent there. */
const DARK_SHEET = '#151c19';
const DARK_INK = '#0d1210';

/** Longest logo that stands in the settings itself: all settings together have to fit into one variable of 4 KB. */
const MOST_LOGO = 1000;

/** A colour that white text can stand on. */
export const colourSchema = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'six hexadecimal digits after #, such as #0b5a46')
  .refine((colour) => !/^#[0-9a-fA-F]{6}$/.test(colour) || contrast(colour, '#ffffff') >= LEAST_CONTRAST, {
    error: ({ input }) =>
      `a colour with a contrast to white of at least ${LEAST_CONTRAST} (this one has ${contrast(String(input), '#ffffff').toFixed(1)}): choose a darker one`,
  });

/** An address of an image: by https, or a small one as data. Nothing else may be loaded by a page. */
export const logoSchema = z.string().refine(isLogo, {
  error: `an https address, or data:image/svg+xml;base64,… or data:image/png;base64,… of at most ${MOST_LOGO} characters`,
});

function isLogo(address: string): boolean {
  if (/^data:image\/(svg\+xml|png);base64,[A-Za-z0-9+/]+=*$/.test(address)) return address.length <= MOST_LOGO;
  const url = URL.parse(address);
  return (
    url?.protocol === 'https:' && url.username === '' && address.length <= MOST_LOGO && !/["'<>;,\s]/.test(address)
  );
}

/** Where a page may load the logo from, as a content security policy says it; undefined without one. */
export function logoSource({ logoUrl }: AgencyLook): string | undefined {
  if (logoUrl === undefined) return undefined;
  return logoUrl.startsWith('data:') ? 'data:' : new URL(logoUrl).origin;
}

/** The accent for dark mode: the colour, made lighter until it can be read on the dark sheet. */
export function onDark(colour: string): { readonly accent: string; readonly ink: string } {
  let accent = colour;
  for (let part = 0; part <= 20 && contrast(accent, DARK_SHEET) < LEAST_CONTRAST + 1; part++) {
    accent = lighter(colour, part / 20);
  }
  return { accent, ink: DARK_INK };
}

/** WCAG's contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function lighter(colour: string, part: number): string {
  const mixed = channels(colour).map((channel) => Math.round(channel + (255 - channel) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
