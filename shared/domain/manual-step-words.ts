/** What a manual step does to a user of the portal. */
export type ManualChange = 'add' | 'change' | 'remove';

/** A manual step, as far as its first sentence needs it. */
export interface ManualStepSubject {
  readonly change: ManualChange;
  readonly personName: string;
  readonly personEmail: string;
  /** Empty where none is needed. */
  readonly permissionSetName: string;
  /** The user is a super admin, which is more than is needed, or is over. */
  readonly superAdmin?: boolean | undefined;
  /** The work needs super admin. */
  readonly makeSuperAdmin?: boolean | undefined;
}

/** Everything that is to be done in HubSpot's screens, by names. */
export interface ManualWork {
  readonly change: ManualChange;
  readonly email: string;
  /** Empty where none is needed. */
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  /** The portal has no permission set of that name. */
  readonly setIsMissing: boolean;
  /** Those of `teams` that the portal does not have. */
  readonly missingTeams: readonly string[];
  /** Permission sets and teams that the user has, and that would keep the access from being as it should be. */
  readonly surplusSets: readonly string[];
  readonly surplusTeams: readonly string[];
  readonly superAdmin: boolean;
  readonly makeSuperAdmin?: boolean | undefined;
  /** The seat that the work needs, by HubSpot's name; absent where none is paid for. */
  readonly seat?: string | undefined;
  /** The portal cannot be read: whether it has the permission set and the teams is not known. */
  readonly unread?: boolean | undefined;
}

/** Who it is about and what to do first, in one sentence. */
export function manualStepLead(subject: ManualStepSubject): string {
  const { change, personName, personEmail, permissionSetName, superAdmin, makeSuperAdmin } = subject;
  // A person of whom only the address is known is named by it alone.
  const who = personName === personEmail ? personEmail : `${personName} (${personEmail})`;
  if (change === 'remove') {
    return superAdmin === true
      ? `Please take super admin away from ${who}, and remove the user from the portal.`
      : `Please remove ${who} from the portal.`;
  }
  if (makeSuperAdmin === true) {
    return change === 'add' ? `Please add ${who} as a super admin.` : `Please make ${who} a super admin.`;
  }
  const set = permissionSetName === '' ? '' : `the permission set ${permissionSetName}`;
  if (change === 'add') return `Please add ${who}${set === '' ? '' : ` with ${set}`}.`;
  return set === '' ? `Please change the access of ${who}.` : `Please give ${who} ${set}.`;
}

const TAKE_SUPER_ADMIN = 'Choose Edit permissions, take away super admin, and save.';

/** The steps, in the words of HubSpot's screens. */
export function manualSteps(work: ManualWork): string[] {
  const open = 'In HubSpot, open Settings, then Users & Teams.';
  if (work.change === 'remove') {
    const find = `Find ${work.email}.`;
    const gone = 'Choose Actions, then Remove from account.';
    return work.superAdmin ? [open, find, TAKE_SUPER_ADMIN, gone] : [open, find, gone];
  }
  const set = `the permission set "${work.permissionSetName}"`;
  const steps: (string | false)[] = [
    open,
    work.setIsMissing && (work.unread === true ? `If the portal does not have ${set}, create it.` : `Create ${set}.`),
    work.missingTeams.length > 0 && `Create ${named('team', work.missingTeams)}.`,
    work.change === 'add' && `Choose Create user and enter ${work.email}.`,
    work.change === 'change' && `Find ${work.email} and choose Edit permissions.`,
    work.superAdmin && 'Take away super admin: it is more than this work needs.',
    work.makeSuperAdmin === true && 'Choose Super Admin as the access of this user, and confirm.',
    work.surplusSets.length > 0 && `Take away ${named('permission set', work.surplusSets)}.`,
    work.permissionSetName !== '' && `Assign ${set}.`,
    work.surplusTeams.length > 0 && `Take the user out of ${named('team', work.surplusTeams)}.`,
    work.teams.length > 0 && `Assign ${named('team', work.teams)}.`,
    work.seat !== undefined && `Assign a seat: ${work.seat}. If none is left, tell us before you buy one.`,
    'Save.',
  ];
  return steps.filter((step) => step !== false);
}

/** For example `the teams "Marketing" and "Sales"`. */
function named(what: string, names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.at(-1) ?? '';
  return quoted.length === 1 ? `the ${what} ${last}` : `the ${what}s ${quoted.slice(0, -1).join(', ')} and ${last}`;
}
