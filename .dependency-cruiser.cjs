// Who may import whom: the table of docs/ARCHITECTURE.md as rules. Type imports count like any other; where only a type import is
// allowed (workflows of activities, consoles of the API) test/tidy.test.ts looks at the word.

/** Tests may reach test/support and each other's layers; the rules are for what ships. */
const TESTS = '(\\.test\\.tsx?$|^test/)'

/** Which slices of the domain a slice may know, besides itself and the kernel. What is not listed knows none. */
const DOMAIN = {
  rating: ['metering'],
  billing: ['utility', 'rating', 'metering', 'ledger', 'receivables'],
  receivables: ['ledger'],
  payments: ['receivables', 'ledger'],
  policy: [],
  'late-fees': ['policy', 'receivables', 'ledger'],
  deposits: ['policy', 'receivables', 'ledger'],
  plans: ['policy', 'receivables', 'ledger'],
  collections: ['policy', 'plans', 'receivables', 'ledger'],
  'write-offs': ['collections', 'policy', 'receivables', 'ledger'],
  agencies: ['policy', 'payments', 'receivables', 'ledger'],
  connections: [],
  applications: ['customers'],
  services: ['utility', 'rating', 'metering', 'payments', 'receivables', 'ledger'],
  'what-if': ['billing', 'utility', 'rating', 'metering'],
  documents: ['billing', 'rating', 'metering'],
  utility: ['applications', 'cases', 'connections', 'customers', 'rating', 'metering', 'payments', 'receivables', 'ledger'],
  renewables: ['rating', 'metering'],
  imports: ['utility', 'billing', 'rating', 'metering', 'payments', 'receivables', 'ledger'],
}

const SLICES = [
  'access',
  'ledger',
  'metering',
  'processes',
  'remote-commands',
  'reports',
  'tasks',
  'fieldwork',
  'cases',
  'customers',
  'premises',
  ...Object.keys(DOMAIN),
]

const domainSlices = SLICES.map((slice) => ({
  name: `domain-${slice}`,
  comment: 'A slice of the domain knows the kernel and the slices below it, never those above',
  severity: 'error',
  from: { path: `^domain/${slice}/`, pathNot: TESTS },
  to: { path: '^domain/', pathNot: `^domain/(kernel|${[slice, ...(DOMAIN[slice] ?? [])].join('|')})/` },
}))

/** A layer and what it may import of ours. */
function layer(name, allowed, comment) {
  return {
    name: `layer-${name}`,
    comment,
    severity: 'error',
    from: { path: `^${name}/`, pathNot: TESTS },
    to: { path: '^(domain|db|activities|workflows|api|admin-ui|portal|bin|scripts|test|bench)/', pathNot: allowed },
  }
}

const CONTRACTS = '^workflows/([a-z-]+/contract|task-queues)\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one thing, or that a rule stands in the wrong place',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-knows-nothing',
      severity: 'error',
      from: { path: '^domain/kernel/', pathNot: TESTS },
      to: { pathNot: '^(domain/kernel/|node_modules/decimal\\.js)' },
    },
    ...domainSlices,
    {
      name: 'domain-is-pure',
      comment: 'No package but decimal.js, through the kernel, and nothing of Node.js',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: { dependencyTypesNot: ['local'], pathNot: 'node_modules/decimal\\.js' },
    },
    layer('domain', '^domain/', 'The domain knows no other layer'),
    layer('db', '^(domain|db)/', 'Stores know the domain'),
    layer(
      'activities',
      `(^(domain|db|activities)/|${CONTRACTS})`,
      'Use-cases know the domain, stores and contracts of workflows',
    ),
    layer('workflows', '^(domain|workflows|activities)/', 'The plot knows the pure domain and the types of activities'),
    {
      name: 'workflows-are-sandboxed',
      comment: 'Neither Node.js nor a package but the SDK exists in the sandbox',
      severity: 'error',
      from: { path: '^workflows/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/(@temporalio/(workflow|common)|decimal\\.js)/' },
    },
    layer(
      'api',
      `(^(domain|db|activities|api)/|${CONTRACTS})`,
      'The API knows the domain, reads, single-transaction activities and contracts',
    ),
    layer(
      'admin-ui',
      '^(admin-ui|domain/access|domain/kernel|api)/',
      'The console knows published types, rights and the formatting of the kernel',
    ),
    layer('portal', '^(portal|admin-ui|domain/access|domain/kernel|api)/', 'As the console'),
    layer(
      'scripts',
      '^(scripts/|bin/penstock\\.mjs$)',
      'Set-up runs before anything is installed; only its last step enters the command',
    ),
    {
      name: 'production-code-needs-no-development-package',
      severity: 'error',
      from: { path: '^(domain|db|activities|workflows|api|bin)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.penstock)/' },
    includeOnly: '^(domain|db|activities|workflows|api|admin-ui|portal|bin|scripts|test|bench|node_modules)|^[a-z_/]+$',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
}
