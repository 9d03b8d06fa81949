// The walls of the house (docs/architecture.md). No list of exceptions: when a file resists, the design is wrong.
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'Modules form no circle.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'app-is-thin',
      'Pages and handlers call services, loaders and actions, never stores, clients, the database or the environment.',
      { path: '^app/' },
      { path: '^lib/(.*/store(/|\\.ts)|.*/client(/|\\.ts)|(db|env)\\.ts)|^prisma/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'components-know-no-server',
      'Components take data: ui, messages, types, ids and pure rules only.',
      { path: '^components/' },
      { path: '^(lib/(?!messages/|money\\.ts|ids\\.ts|[^/]+/rules[/.])|prisma/)', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'ui-knows-no-domain',
      'components/ui serves every domain and knows none.',
      { path: '^components/ui/' },
      { path: '^components/(?!ui/)' },
    ),
    forbid(
      'rules-are-pure',
      'Rules take what they need as arguments.',
      { path: '^lib/[^/]+/rules(/|\\.ts)' },
      {
        path: '^(lib/(?![^/]+/rules|money\\.ts|result\\.ts)|prisma/)|^(node:)?(fs|net|http|https|child_process)|node_modules/(pg|next|sharp)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'only-stores-query',
      'Only stores (and the database module) touch Prisma; transactions are opened by services.',
      { path: '^(lib/.*/(service|loaders|actions|rules|client|schema|view|providers)(/|\\.ts)|app/|components/)' },
      { path: '^(prisma/generated/(client|internal|models)|lib/db\\.ts)', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'stores-stand-alone',
      'A store knows the database, its own rules and types; not services or other stores.',
      { path: '^lib/([^/]+)/store(/|\\.ts)' },
      {
        path: '^lib/.*/(service|loaders|actions|client)(/|\\.ts)|^lib/(?!$1/)[^/]+/store(/|\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'own-store-only',
      'A domain reads another through its service.',
      { path: '^lib/([^/]+)/' },
      { path: '^lib/(?!$1/)[^/]+/store(/|\\.ts)', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'auth-stands-below',
      'auth <- workspaces <- wallet <- cutouts: lower domains do not know higher ones.',
      { path: '^lib/auth/' },
      { path: '^lib/(workspaces|wallet|cutouts|billing|ledger|signup|worker)/' },
    ),
    forbid(
      'workspaces-stand-below',
      'auth <- workspaces <- wallet <- cutouts.',
      { path: '^lib/workspaces/' },
      { path: '^lib/(wallet|cutouts|billing|ledger|signup|worker)/' },
    ),
    forbid(
      'activity-stands-below',
      'Whoever does something notes it; the log itself knows nobody. Only its loaders ask who may read it.',
      { path: '^lib/activity/(?!loaders)' },
      {
        path: '^lib/(auth|workspaces|wallet|cutouts|billing|ledger|signup|worker)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'wallet-stands-below',
      'auth <- workspaces <- wallet <- cutouts.',
      { path: '^lib/wallet/' },
      { path: '^lib/(cutouts|billing|ledger|signup|worker)/' },
    ),
    forbid(
      'billing-stands-beside',
      'billing and cutouts both stand on wallet and do not know each other.',
      { path: '^lib/billing/' },
      { path: '^lib/(cutouts|signup|worker)/' },
    ),
    forbid(
      'only-its-client-opens-stripe',
      'The SDK of Stripe is for the client of billing alone.',
      { path: '^(app|components|lib)/', pathNot: '^lib/billing/client/' },
      { path: 'node_modules/stripe/' },
    ),
    forbid(
      'ledger-stands-above',
      'The ledger reads across wallet, cutouts and billing to show and to add up; none of them needs it.',
      { path: '^lib/(auth|workspaces|wallet|cutouts|billing|signup)/' },
      { path: '^lib/ledger/' },
    ),
    forbid(
      'closing-stands-above',
      'The end of a workspace concerns its people, pictures and money; none of them needs it. A job carries it out.',
      { path: '^lib/(?!closing/|worker/)' },
      { path: '^lib/closing/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'operator-stands-above',
      "The operator's page looks across all workspaces; nothing below knows of it.",
      { path: '^lib/(?!operator/)' },
      { path: '^lib/operator/' },
    ),
    forbid(
      'comments-stand-above',
      'What people say about cutouts stands on workspaces and cutouts; nothing below knows of it.',
      { path: '^lib/(auth|workspaces|activity|wallet|cutouts|billing|ledger|signup|shares)/' },
      { path: '^lib/comments/' },
    ),
    forbid(
      'shares-stand-above',
      'Share links look at cutouts for people without an account; nothing below knows of them, nor they of comments.',
      { path: '^lib/(auth|workspaces|activity|wallet|cutouts|billing|ledger|signup|comments)/' },
      { path: '^lib/shares/' },
    ),
    forbid(
      'jobs-know-no-domain',
      'jobs only enqueues.',
      { path: '^lib/jobs/' },
      { path: '^lib/(?!jobs/|db\\.ts|env\\.ts)' },
    ),
    forbid(
      'nobody-imports-the-top',
      'Nobody imports app, worker, tests or sandbox, save scripts and tests.',
      { path: '^(lib|components)/', pathNot: '^lib/(worker|sandbox)/' },
      { path: '^(app|tests|scripts|lib/worker|lib/sandbox)/' },
    ),
    forbid(
      'sandbox-stands-alone',
      'Stand-ins speak over the wire; they share no code with the product.',
      { path: '^lib/sandbox/' },
      { path: '^(app|components|prisma|lib/(?!sandbox/|result\\.ts|log\\.ts))' },
    ),
    forbid('no-orphan-packages', 'Every package is declared.', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|\\.next)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
