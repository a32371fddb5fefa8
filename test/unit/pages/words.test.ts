import { describe, expect, it } from 'vitest';
import { connectWords } from '../../../shared/domain/client-words/connect-scopes.ts';
import { manualStepLead, manualSteps } from '../../../shared/domain/manual-step-words.ts';
import { whenWords } from '../../../shared/domain/when-words.ts';
import { riskWords, scopeWhy } from '../../../shared/domain/words.ts';

describe('times in words', () => {
  it.each([
    ['2026-11-24T13:30:00.000Z', 'Europe/Berlin', 'Tue 24 Nov 2026, 14:30 (Europe/Berlin)'],
    ['2026-09-01T22:05:00.000Z', 'Europe/Berlin', 'Wed 2 Sep 2026, 00:05 (Europe/Berlin)'],
    ['2026-11-24T00:00:00.000Z', 'UTC', 'Tue 24 Nov 2026, 00:00 (UTC)'],
    ['2026-11-24T03:00:00.000Z', 'America/New_York', 'Mon 23 Nov 2026, 22:00 (America/New_York)'],
  ])('%s in %s is %s', (iso, zone, words) => {
    expect(whenWords(iso, zone)).toBe(words);
  });

  it('refuses a time that is none', () => {
    expect(() => whenWords('soon', 'UTC')).toThrow(RangeError);
  });
});

describe('the first sentence of a manual step', () => {
  const step = {
    personName: 'Consultant 1',
    personEmail: 'consultant-1@example.com',
    permissionSetName: 'Partner Sales',
  };
  it.each([
    [{ change: 'add' }, 'Please add Consultant 1 (consultant-1@example.com) with the permission set Partner Sales.'],
    [{ change: 'change' }, 'Please give Consultant 1 (consultant-1@example.com) the permission set Partner Sales.'],
    [{ change: 'remove' }, 'Please remove Consultant 1 (consultant-1@example.com) from the portal.'],
    [{ change: 'add', permissionSetName: '' }, 'Please add Consultant 1 (consultant-1@example.com).'],
    [
      { change: 'change', permissionSetName: '' },
      'Please change the access of Consultant 1 (consultant-1@example.com).',
    ],
    [{ change: 'remove', personName: step.personEmail }, 'Please remove consultant-1@example.com from the portal.'],
  ] as const)('for %j', (more, words) => {
    expect(manualStepLead({ ...step, ...more })).toBe(words);
  });
});

describe('the steps of a manual step', () => {
  const work = {
    change: 'change',
    email: 'consultant-1@example.com',
    permissionSetName: 'Partner Sales',
    teams: [],
    setIsMissing: false,
    missingTeams: [],
    surplusSets: [],
    surplusTeams: [],
    superAdmin: false,
  } as const;

  it('name what has to be made, what has to go and what has to come', () => {
    expect(
      manualSteps({
        ...work,
        setIsMissing: true,
        teams: ['Marketing', 'Sales'],
        missingTeams: ['Sales'],
        surplusSets: ['Reader', 'Editor', 'Old'],
        surplusTeams: ['Support'],
        superAdmin: true,
      }),
    ).toEqual([
      'In HubSpot, open Settings, then Users & Teams.',
      'Create the permission set "Partner Sales".',
      'Create the team "Sales".',
      'Find consultant-1@example.com and choose Edit permissions.',
      'Take away super admin: it is more than this work needs.',
      'Take away the permission sets "Reader", "Editor" and "Old".',
      'Assign the permission set "Partner Sales".',
      'Take the user out of the team "Support".',
      'Assign the teams "Marketing" and "Sales".',
      'Save.',
    ]);
  });

  it('leave out what is not needed', () => {
    const open = 'In HubSpot, open Settings, then Users & Teams.';
    expect(manualSteps({ ...work, change: 'add' })).toEqual([
      open,
      'Choose Create user and enter consultant-1@example.com.',
      'Assign the permission set "Partner Sales".',
      'Save.',
    ]);
    expect(manualSteps({ ...work, change: 'remove' })).toEqual([
      open,
      'Find consultant-1@example.com.',
      'Choose Actions, then Remove from account.',
    ]);
  });
});

describe('words for codes', () => {
  it('begin with the level of the risk', () => {
    expect((['low', 'standard', 'high', 'elevated'] as const).map((risk) => riskWords(risk).split(':')[0])).toEqual([
      'Low',
      'Standard',
      'High',
      'Elevated',
    ]);
  });

  it('mark the scopes that HubSpot lets one leave out', () => {
    const { scopes, optionalScopes } = connectWords({ scopes: ['oauth'], optionalScopes: ['crm.objects.owners.read'] });
    expect(scopes).toEqual([{ name: 'oauth', why: scopeWhy('oauth') }]);
    expect(optionalScopes).toMatchObject([{ name: 'crm.objects.owners.read', optional: true }]);
  });

  it('do not claim to know a scope that an operator added', () => {
    expect(scopeWhy('crm.lists.read')).toBe('Added by the agency in its settings.');
  });
});
