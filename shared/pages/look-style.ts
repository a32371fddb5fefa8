import { type AgencyLook, onDark } from '../domain/agency-look.ts';

/** The agency's colour over that of all pages; undefined where it has none. As the style of all pages, free of what HTML would escape. */
export function lookStyle({ colour }: AgencyLook): string | undefined {
  if (colour === undefined) return undefined;
  const dark = onDark(colour);
  return `:root { --accent: ${colour}; --on-accent: #ffffff; --wash: #f2f4f3; }
@media (prefers-color-scheme: dark) { :root { --accent: ${dark.accent}; --on-accent: ${dark.ink}; --wash: #20282a; } }`;
}
