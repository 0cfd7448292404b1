/** What the monolith asks: one statement for a page of the list, one for a whole appeal. */

/** An instant as the API writes it, inside JSON. */
const at = (/** @type {string} */ column) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Whether a path lies at or below one of the actor's scopes. */
const inScopes = (/** @type {string} */ column) =>
  `exists (select 1 from unnest($1::text[]) as scope where ${column} = scope or starts_with(${column}, scope || '/'))`

const customer = `
  left join customer_profile.customers customer on customer.id = appeal.customer_id
    and exists (select 1 from customer_profile.customer_places place
                 where place.customer_id = customer.id and ${inScopes('place.path')})`

const customerJson = `case when customer.id is null then null else json_build_object('id', customer.id, 'name', customer.name,
    'telephone', customer.telephone, 'relation', customer.relation, 'places',
    array(select path from customer_profile.customer_places place where place.customer_id = customer.id)) end as customer`

const unitJson = `case when unit.id is null then null
    else json_build_object('id', unit.id, 'building', unit.building, 'code', unit.code) end as unit`

const departmentJson = `case when department.id is null then null
    else json_build_object('id', department.id, 'name', department.name) end as department`

const places = `
  left join dispatch.units unit on unit.id = appeal.unit_id
  left join dispatch.departments department on department.id = appeal.department_id`

/**
 * A list of parts as JSON.
 * @param {string} name
 * @param {string} json
 * @param {string} from
 * @param {string} order
 */
function parts(name, json, from, order) {
  return `(select coalesce(json_agg(json_build_object(${json}) order by ${order}), '[]') from ${from}) as "${name}"`
}

export const listSql = {
  name: 'list',
  text: `
    select appeal.id, appeal.number, appeal.kind, appeal.status, appeal.cause, appeal.received_at as "receivedAt",
           appeal.project_path as "projectPath", appeal.customer_id as "customerId",
           ${customerJson}, ${unitJson}, ${departmentJson},
           ${parts(
             'clocks',
             `'id', clock.id, 'code', clock.code, 'target', clock.target, 'dueAt', ${at('clock.due_at')}, 'state', clock.state`,
             `sla.clocks clock where clock.appeal_id = appeal.id and ${inScopes('clock.project_path')}`,
             'clock.started_at, clock.due_at, clock.code',
           )}
      from (select * from intake.appeals
             where ${inScopes('project_path')}
               and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid))
             order by received_at desc, id desc limit $4) as appeal
      ${customer} ${places}
     order by appeal.received_at desc, appeal.id desc`,
}

const person = (/** @type {string} */ id) =>
  `(select json_build_object('id', person.id, 'name', person.name) from dispatch.people person
     where person.kind = 'staff' and person.id::text = ${id}::text)`

export const oneSql = {
  name: 'one',
  text: `
    select appeal.id, appeal.number, appeal.origin, appeal.kind, appeal.channel, appeal.category, appeal.grade, appeal.impact,
           appeal.confidential, appeal.status, appeal.received_at as "receivedAt", appeal.registered_at as "registeredAt",
           appeal.informed_at as "informedAt", appeal.resolved_at as "resolvedAt", appeal.revisited_at as "revisitedAt",
           appeal.closed_at as "closedAt", appeal.archived_at as "archivedAt", appeal.pack_id as "packId",
           appeal.pack_version as "packVersion", appeal.version, appeal.cause, appeal.content, appeal.outcome,
           appeal.project_path as "projectPath", appeal.customer_id as "customerId",
           json_build_object('id', project.id, 'name', project.name) as project,
           ${customerJson}, ${unitJson}, ${departmentJson}, ${person('appeal.first_contact_id')} as "firstContact",
           ${parts(
             'instructions',
             `'id', part.id, 'content', part.content, 'signedAt', ${at('part.signed_at')}, 'signedBy', ${person('part.signed_by')}`,
             'intake.instructions part where part.appeal_id = appeal.id',
             'part.signed_at',
           )},
           ${parts(
             'progressReports',
             `'id', part.id, 'content', part.content, 'reportedAt', ${at('part.reported_at')},
              'reviewedAt', ${at('part.reviewed_at')}, 'reportedBy', ${person('part.reported_by')},
              'reviewedBy', ${person('part.reviewed_by')}`,
             'intake.progress_reports part where part.appeal_id = appeal.id',
             'part.reported_at',
           )},
           ${parts(
             'feedbacks',
             `'id', part.id, 'channel', part.channel, 'content', part.content, 'answer', part.answer,
              'givenAt', ${at('part.given_at')}, 'givenBy', ${person('part.given_by')}`,
             'intake.feedbacks part where part.appeal_id = appeal.id',
             'part.given_at',
           )},
           ${parts(
             'handovers',
             `'id', part.id, 'at', ${at('part.at')}, 'rule', part.rule, 'clause', part.clause,
              'department', json_build_object('id', its.id, 'name', its.name), 'staff', ${person('part.staff_id')}`,
             `dispatch.handovers part join dispatch.departments its on its.id = part.department_id
               where part.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.at, part.id',
           )},
           ${parts(
             'workOrders',
             `'id', part.id, 'status', part.status, 'openedAt', ${at('part.opened_at')},
              'acceptedAt', ${at('part.accepted_at')}, 'doneAt', ${at('part.done_at')}, 'result', part.result,
              'version', part.version, 'department', json_build_object('id', its.id, 'name', its.name),
              'assignedTo', ${person('part.assigned_to')}, 'acceptedBy', ${person('part.accepted_by')},
              'doneBy', ${person('part.done_by')}`,
             `dispatch.work_orders part join dispatch.departments its on its.id = part.department_id
               where part.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.opened_at, part.id',
           )},
           ${parts(
             'clocks',
             `'id', part.id, 'code', part.code, 'target', part.target, 'clause', part.clause, 'generation', part.generation,
              'startedAt', ${at('part.started_at')}, 'dueAt', ${at('part.due_at')}, 'state', part.state,
              'stoppedAt', ${at('part.stopped_at')}, 'breachedAt', ${at('part.breached_at')}`,
             `sla.clocks part where part.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.started_at, part.due_at, part.code',
           )},
           ${parts(
             'revisits',
             `'id', part.id, 'status', part.status, 'dueSince', ${at('part.due_since')}, 'clause', part.clause,
              'method', part.method, 'satisfaction', part.satisfaction, 'content', part.content, 'words', part.words,
              'completedAt', ${at('part.completed_at')}, 'completedBy', ${person('part.completed_by')}`,
             `revisit_audit.revisits part where part.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.resolution',
           )},
           ${parts(
             'audits',
             `'id', part.id, 'clause', part.clause, 'finding', part.finding, 'opinion', part.opinion,
              'recordedAt', ${at('part.recorded_at')}`,
             `revisit_audit.audits part where part.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.id',
           )},
           ${parts(
             'elders',
             `'id', part.id, 'name', part.name, 'birthDate', part.birth_date, 'livesAlone', part.lives_alone,
              'registeredAt', ${at('part.registered_at')}`,
             `elderly_care.appeal_units about join elderly_care.elders part on part.unit_id = about.unit_id
               where about.appeal_id = appeal.id and ${inScopes('part.project_path')}`,
             'part.registered_at, part.id',
           )},
           ${parts(
             'trail',
             `'id', part.event_id, 'at', ${at('part.occurred_at')}, 'what', part.type, 'actorKind', part.actor_kind,
              'actorId', part.actor_id, 'clauses', part.clauses, 'packId', part.pack_id, 'packVersion', part.pack_version,
              'service', part.service,
              'actor', case when part.actor_kind = 'staff' then ${person('part.actor_id')} end`,
             `analytics.trail_entries part join analytics.appeal_facts facts on facts.appeal_id = part.appeal_id
               where part.appeal_id = appeal.id and ${inScopes('facts.project_path')}`,
             'part.occurred_at, part.event_id',
           )}
      from intake.appeals appeal
      left join dispatch.projects project on project.id = appeal.project_id
      ${customer} ${places}
     where appeal.id = $2 and ${inScopes('appeal.project_path')}`,
}
