const services = '(intake|dispatch|sla|revisit-audit|elderly-care|customer-profile|analytics)'

/** The layers of docs/adr and of every service's README, as rules. An arrow that is not allowed is an error. */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'A decision knows its own domain and the pure packages, nothing that stores, serves or sends.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/domain/' },
      to: {
        pathNot: [
          '^apps/$1/src/domain/',
          '^packages/(vocabulary|procedure|calendar|events)/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'pure-packages-stay-pure',
      comment: 'What a domain may import must not bring a database, a graph or a transport with it.',
      severity: 'error',
      from: { path: '^packages/(vocabulary|procedure|calendar|events)/src/' },
      to: {
        path: [
          '^packages/(?!vocabulary/|procedure/|calendar/|events/)',
          'node_modules/(typeorm|type-graphql|pg|@nats-io|@apollo|express)/',
        ],
      },
    },
    {
      name: 'graph-only-reads-the-store',
      comment:
        'A resolver can read through *-queries; writing needs the transaction that only a use case opens.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/graph/' },
      to: { path: '^apps/$1/src/store/', pathNot: '-queries\\.ts$' },
    },
    {
      name: 'graph-does-not-react',
      comment: 'Reactions are mounted by the service, never called by a resolver.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/graph/' },
      to: { path: '^apps/$1/src/reactions/' },
    },
    {
      name: 'use-cases-know-no-graph',
      comment: 'A use case is called by resolvers, reactions and timers alike.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/use-cases/' },
      to: { path: '^apps/$1/src/(graph|reactions)/' },
    },
    {
      name: 'reactions-know-no-graph',
      comment: 'A reaction uses use cases, domain and store.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/reactions/' },
      to: { path: '^apps/$1/src/graph/' },
    },
    {
      name: 'store-knows-only-the-domain',
      comment: 'Tables and queries are the lowest layer beside the domain.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/store/' },
      to: { path: '^apps/$1/src/(graph|reactions|use-cases)/' },
    },
    {
      name: 'app-imports-no-app',
      comment: 'Services share facts and join at the gateway; only standalone hosts them all.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^apps/(?!$1/)' },
    },
    {
      name: 'package-imports-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-messaging-speaks-nats',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^packages/messaging/' },
      to: { path: 'node_modules/@nats-io/' },
    },
    {
      name: 'nobody-imports-infra',
      severity: 'error',
      from: { pathNot: '^infra/' },
      to: { path: '^infra/' },
    },
    {
      name: 'sources-import-no-tests',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: '^packages/testing/' },
      to: { path: ['/test/', '^packages/testing/'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: { path: `^(packages/[^/]+|apps/(${services}|gateway|standalone))/` },
      // Types alone, of @types/pdfmake.
      to: { couldNotResolve: true, pathNot: '^pdfmake/interfaces$' },
    },
  ],
  options: {
    // TypeScript 7 has no API for other programs; swc reads the same imports, types included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.turbo|\\.shouwen)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
      // A package of types alone has no main.
      mainFields: ['main', 'types', 'typings'],
    },
    combinedDependencies: true,
  },
}
