/**
 * Who may import whom. Every rule names what is allowed; the rest is forbidden. `$1` is the folder that the importing file is in.
 * `test/gate/import-rules.ts` runs this, and its tests plant violations.
 */

/**
 * How a type-only import stands in the mirror that the gate makes (test/gate/import-mirror.ts): as `export *`. dependency-cruiser's swc
 * parser does not tell the two apart otherwise.
 */
const TYPE_ONLY = 'export';

/** A rule of the form: files in `from` import files of the project only from `allowed`. */
const only = (name, comment, from, allowed, except) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(except ? { pathNot: except } : {}) },
  to: { path: '^(infra|functions|workflows|shared|test)/', pathNot: allowed },
});

/** A rule of the form: files in `from` import packages only from `allowed`. */
const packages = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    dependencyTypesNot: ['local', TYPE_ONLY],
    pathNot: ['^(infra|functions|workflows|shared|test)/', ...allowed],
  },
});

/** What a workflow's steps take and give. */
const CONTRACTS = '^workflows/(common|[^/]+/contract)\\.ts$';

export default {
  forbidden: [
    only('domain-imports-domain', 'Rules are pure: the domain imports itself only.', '^shared/domain/', [
      '^shared/domain/',
    ]),
    packages(
      'domain-packages',
      'Rules are pure: of packages only zod, @date-fns/tz and node:crypto.',
      '^shared/domain/',
      ['node_modules/zod/', 'node_modules/@date-fns/tz/', '^(node:)?crypto$'],
    ),
    only('ports-import-domain', 'A port speaks domain types.', '^shared/ports/', ['^shared/(domain|ports)/']),
    only('pages-import-domain', 'Pages are pure functions of data.', '^shared/pages/', ['^shared/(domain|pages)/']),
    only('mails-import-domain', 'Mails are pure functions of data.', '^shared/mails/', ['^shared/(domain|mails)/']),
    only('services-import-inwards', 'Shared moves know ports, no adapters.', '^shared/services/', [
      '^shared/(domain|ports|mails|pages|services)/',
      '^shared/errors\\.ts$',
    ]),
    only(
      'adapters-import-inwards',
      'An adapter knows ports, domain, errors and its own folder, never another adapter.',
      '^shared/adapters/([^/]+)/',
      ['^shared/(domain|ports)/', '^shared/errors\\.ts$', '^shared/adapters/$1/'],
    ),
    only(
      'errors-import-nothing',
      'Every layer may import the errors, so they import none.',
      '^shared/errors\\.ts$',
      [],
    ),
    only('env-imports-domain', 'The environment is parsed into domain types.', '^shared/env\\.ts$', [
      '^shared/domain/',
      '^shared/errors\\.ts$',
    ]),
    only(
      'lambda-chains-import-inwards',
      'The chains around handlers know no adapter and no function.',
      '^shared/lambda/',
      ['^shared/lambda/(?![a-z-]*parts\\.ts)', '^shared/(domain|ports|pages)/', '^shared/(errors|env)\\.ts$'],
      ['^shared/lambda/[a-z-]*parts\\.ts$'],
    ),
    {
      name: 'parts-are-for-lambda',
      comment:
        'The parts put adapters and services together; only a lambda.ts (or its lambda-parts.ts), the place for wiring, takes from them.',
      severity: 'error',
      from: { pathNot: ['^functions/[^/]+/lambda(-parts)?\\.ts$', '^shared/lambda/[a-z-]*parts\\.ts$', '^test/'] },
      to: { path: '^shared/lambda/[a-z-]*parts\\.ts$' },
    },
    only(
      'use-case-imports-inwards',
      'A use case knows domain, ports, services, pages, mails, errors, its workflow contract, and its own folder (not its handler or lambda).',
      '^functions/([^/]+)/',
      [
        '^shared/(domain|ports|services|pages|mails)/',
        '^shared/errors\\.ts$',
        '^functions/$1/(?!handler\\.ts|lambda\\.ts)',
        CONTRACTS,
      ],
      ['/(lambda|lambda-parts|handler|schema)\\.ts$'],
    ),
    only(
      'handler-imports-its-use-case',
      'A handler decides nothing: its use case, its schema (or its workflow contract), and the chains.',
      '^functions/([^/]+)/handler\\.ts$',
      [
        '^functions/$1/(?!lambda\\.ts)',
        '^shared/lambda/(?![a-z-]*parts\\.ts)',
        '^shared/pages/page-exchange\\.ts$',
        CONTRACTS,
      ],
    ),
    only(
      'schema-imports-contracts',
      'A schema is made of domain types and of the workflow contract it is a slice of.',
      '^functions/([^/]+)/schema\\.ts$',
      ['^functions/$1/(?!handler\\.ts|lambda\\.ts)', CONTRACTS, '^shared/domain/'],
    ),
    only(
      'lambda-wires-adapters',
      'lambda.ts wires: its own folder, adapters, services, chains and the environment.',
      '^functions/([^/]+)/lambda(-parts)?\\.ts$',
      ['^functions/$1/', '^shared/(adapters|services|lambda)/', '^shared/env\\.ts$'],
    ),
    only('contracts-import-domain', 'A workflow contract is made of domain types.', '^workflows/', [
      '^workflows/',
      '^shared/domain/',
    ]),
    {
      name: 'infra-names-functions-by-path',
      comment: 'Stacks and constructs name functions by path only; importing one would pull its code into the deploy.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^functions/' },
    },
    {
      name: 'product-never-imports-infra',
      comment: 'What runs on AWS does not know how it is deployed or tried.',
      severity: 'error',
      from: { path: '^(functions|shared|workflows)/' },
      to: { path: '^infra/' },
    },
    {
      name: 'sandbox-knows-no-product-code',
      comment:
        'The sandbox speaks the contract of HubSpot; sharing code with the adapters would hide what they both get wrong.',
      severity: 'error',
      from: { path: '^infra/local/sandbox/' },
      to: { path: '^(functions|shared|workflows|test)/' },
    },
    {
      name: 'nothing-imports-test',
      comment: 'Tests are nobody else’s dependency.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other at run time are one, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: [TYPE_ONLY] } },
    },
    {
      name: 'imports-resolve',
      comment: 'The imported file or package is not there.',
      severity: 'error',
      from: {},
      // There is no package aws-lambda: its types stand in @types/aws-lambda.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    {
      name: 'product-uses-no-development-packages',
      comment: 'What runs on AWS needs the package in `dependencies`.',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: [TYPE_ONLY] },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API that dependency-cruiser can use: without swc it sees no module, and exits 0.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(cdk\\.out|\\.build|\\.local)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
