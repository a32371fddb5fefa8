/** What an auditor looks for, and which file of the pack answers it. Points in our own words; the standards' texts are their owners'. */
export interface ControlPoint {
  readonly standard: string;
  readonly point: string;
  /** What is asked, in our own words. */
  readonly asks: string;
  /** How the pack answers, naming files. */
  readonly answer: string;
}

/** The mapping that each report prints. */
export const CONTROL_POINTS: readonly ControlPoint[] = [
  {
    standard: 'SOC 2 (Trust Services Criteria)',
    point: 'CC6.2',
    asks: 'Users get credentials only after they were registered and authorised, and lose them when the access is not authorised any more.',
    answer:
      'decisions.csv names for each user the grant, its package and who approved it. Users without a grant stand in findings.csv as access-never-granted. remedies.csv shows when access was read back as gone.',
  },
  {
    standard: 'SOC 2 (Trust Services Criteria)',
    point: 'CC6.3',
    asks: 'Access follows roles and least privilege, is reviewed, and is changed or removed when roles change or people leave.',
    answer:
      'findings.csv compares each access with the permission set of its package. decisions.csv holds the review: who decided what, when, and why. remedies.csv holds changes and removals, with what stays as an exception. certificate.json shows that nobody was left out.',
  },
  {
    standard: 'ISO/IEC 27001:2022',
    point: 'A.5.18',
    asks: 'Access rights are provisioned, reviewed at intervals, modified and removed by the organisation’s own rules.',
    answer:
      'portals.csv says what was read, when and by which version. decisions.csv names the version of the approval policy that each decision was made under. remedies.csv and ledger.json show the carrying out. manifest.json and manifest.sig show that none of it was changed afterwards.',
  },
];
