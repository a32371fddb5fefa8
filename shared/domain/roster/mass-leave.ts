/** The largest share of the people who are here that may leave with one import. */
export const MASS_LEAVE_SHARE = 0.25;

/** How many would leave at once, of how many. */
export interface MassLeave {
  readonly leaving: number;
  readonly of: number;
}

/**
 * Whether more than `MASS_LEAVE_SHARE` of those who are here would leave at once: rather a file that was cut off or filtered than so many
 * leavers. `groups` are looked at one by one, so that people of one source do not hide how many leave in the other; the worst is told.
 */
export function massLeaveOf(groups: readonly (readonly string[])[], left: ReadonlySet<string>): MassLeave | undefined {
  return groups
    .map((here) => ({ leaving: here.filter((personId) => left.has(personId)).length, of: here.length }))
    .filter(({ leaving, of }) => leaving > of * MASS_LEAVE_SHARE)
    .sort((a, b) => b.leaving / b.of - a.leaving / a.of)[0];
}
