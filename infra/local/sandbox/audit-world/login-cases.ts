import type { WorldLogins } from '../world-types.ts';
import type { AuditCase } from './case.ts';
import { granted, grantedDaysAgo, loggedIn, NEVER, ours, theirs } from './case.ts';
import { PEOPLE } from './people.ts';

const DAYS_PER_HOUR = 1 / 24;

/** A login in one place, and so many hours later one in another, on each of the named days. */
function pairs(
  days: readonly number[],
  hours: number,
  [from, to]: readonly [WorldLogins['place'] & string, WorldLogins['place'] & string],
  second: Partial<WorldLogins> = {},
): readonly WorldLogins[] {
  return days.flatMap((day) => [
    { newestDaysAgo: day, place: from },
    { newestDaysAgo: day - hours * DAYS_PER_HOUR, place: to, ...second },
  ]);
}

/** Portals about when and from where somebody logs in. */
export const LOGIN_CASES: readonly AuditCase[] = [
  // Berlin, and Boston two hours later, on two days.
  {
    number: 21,
    company: 'Umber Films',
    ours: [
      ours(PEOPLE.consultant11, { logins: pairs([10, 40], 2, ['berlin', 'boston']), finds: ['shared-login'] }),
      ours(PEOPLE.consultant12),
    ],
  },
  // London and Singapore, three and a half hours apart, three times; a colleague only once. The client's user may share a login.
  {
    number: 22,
    company: 'Vale Cycles',
    ours: [
      ours(PEOPLE.consultant12, {
        logins: pairs([5, 33, 80], 3.5, ['singapore', 'london']),
        finds: ['shared-login'],
      }),
      ours(PEOPLE.analyst1, { logins: pairs([20], 3, ['berlin', 'boston']) }),
    ],
    theirs: [theirs('Front Desk', { logins: pairs([6, 7, 8], 1, ['london', 'boston']) })],
  },
  // Nothing implausible: ten hours are a flight, four and a half are over the limit, failed attempts from abroad are not the user's,
  // and two cities of one country are one country.
  {
    number: 23,
    company: 'Willow Bank',
    ours: [
      ours(PEOPLE.consultant13, { logins: pairs([4, 18, 32, 46, 60], 10, ['berlin', 'boston']) }),
      ours(PEOPLE.teamLead, { logins: pairs([9, 19, 29], 4.5, ['london', 'berlin']) }),
      ours(PEOPLE.consultant14, { logins: pairs([3, 4, 5, 6], 1, ['berlin', 'singapore'], { failed: true }) }),
      ours(PEOPLE.analyst2, { logins: pairs([11, 12, 13], 1, ['berlin', 'munich']) }),
    ],
  },
  // The last login 91 days ago, and one 89 days ago. The client's user who never logs in is the client's.
  {
    number: 24,
    company: 'Xenon Labs',
    ours: [
      ours(PEOPLE.consultant1, { logins: loggedIn(91, 98), finds: ['no-login-90-days'] }),
      ours(PEOPLE.consultant2, { logins: loggedIn(89) }),
    ],
    theirs: [theirs('Lab Lead', { logins: NEVER })],
  },
  // Only failed attempts for 90 days; and nothing at all since a grant 95 days ago.
  {
    number: 25,
    company: 'Yarrow Tea',
    ours: [
      ours(PEOPLE.consultant3, {
        grant: grantedDaysAgo(150),
        logins: [{ newestDaysAgo: 2, oldestDaysAgo: 80, everyDays: 3, failed: true }],
        finds: ['no-login-90-days'],
      }),
      ours(PEOPLE.analyst1, { grant: grantedDaysAgo(95), logins: NEVER, finds: ['no-login-90-days'] }),
    ],
  },
  // Nothing granted and nobody ever came.
  {
    number: 26,
    company: 'Zephyr Kites',
    ours: [
      ours(PEOPLE.consultant4, {
        grant: 'none',
        logins: NEVER,
        finds: ['access-never-granted', 'no-login-90-days'],
      }),
    ],
  },
  // Invited 15, 30 and 88 days ago without a login; one yesterday and one 13 days ago have time yet.
  {
    number: 27,
    company: 'Amber Tools',
    ours: [
      ours(PEOPLE.consultant6, { grant: grantedDaysAgo(15), logins: NEVER, finds: ['invited-no-login'] }),
      ours(PEOPLE.consultant5, { grant: grantedDaysAgo(30), logins: NEVER, finds: ['invited-no-login'] }),
      ours(PEOPLE.consultant8, { grant: grantedDaysAgo(88), logins: NEVER, finds: ['invited-no-login'] }),
      ours(PEOPLE.analyst2, { grant: grantedDaysAgo(1), logins: NEVER }),
      ours(PEOPLE.consultant7, { grant: grantedDaysAgo(13), logins: NEVER }),
    ],
  },
  // Granted 40 days ago: the only login is of an earlier time; only failed ones came since; one came the day after and not again.
  {
    number: 28,
    company: 'Basalt Sports',
    ours: [
      ours(PEOPLE.consultant9, { grant: grantedDaysAgo(40), logins: loggedIn(50), finds: ['invited-no-login'] }),
      ours(PEOPLE.consultant11, {
        grant: granted('Partner Sales', { startedInDays: -40 }),
        logins: [{ newestDaysAgo: 10, failed: true }],
        finds: ['invited-no-login'],
      }),
      ours(PEOPLE.consultant10, { grant: grantedDaysAgo(40), logins: loggedIn(39) }),
    ],
  },
];
