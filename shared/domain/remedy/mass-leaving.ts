/** So many may leave at once, however small the agency is. */
const ALWAYS = 3;
/** And this share of those who are here. */
const SHARE = 0.25;

/** Whether so many are gone at once that it is rather a mistake than so many leavers: then nothing begins by itself. */
export function isMassLeaving(leaving: number, of: number): boolean {
  return leaving > Math.max(ALWAYS, of * SHARE);
}
