import { generatedNote, table } from './markdown.mjs'
import { loadService, serviceNames } from './services.mjs'

/** `docs/permissions.md`: the permission tables of all services, as one. */
export async function generatePermissions() {
  const services = await Promise.all(serviceNames.map((name) => loadService(name)))
  const rows = services.flatMap(({ name, permissions }) =>
    Object.entries(permissions).flatMap(([key, row]) => [
      line(`\`${key}\``, name, row, row),
      ...Object.entries(row.cases ?? {}).map(([of, narrower]) =>
        line(`\`${key}\`: ${of}`, name, row, narrower),
      ),
    ]),
  )
  const text = [
    generatedNote('npm run generate'),
    '# 权限表 · Permissions\n',
    'Who may do and see what: every operation, every entity, and fields that are guarded more closely than theirs. What',
    'has no row does not start. A post counts at its place and below; `scope` says what that place is compared with.',
    'Before anything is read, `NOT_PERMITTED` goes to whom no place would let ask; the place itself is compared where the',
    'data is, and entities that may not be seen are null. `links`: also whoever has opened a link to the appeal (ADR 0017). 无对应行的操作不予启动;岗位在其所在及下级范围内有效。\n',
    table(
      [
        '操作 operation',
        'service',
        '岗位 roles',
        '范围 scope',
        '客户 customers',
        '服务 services',
        '依据 because',
      ],
      rows,
    ),
    '',
  ].join('\n')
  return { 'docs/permissions.md': text }
}

function line(operation, service, { scope, customers, links, services = [] }, { roles, because }) {
  const own = links === true ? `${customers}, links` : customers
  return [operation, service, roles.join(', '), scope, own, [services].flat().join(', '), because]
}
