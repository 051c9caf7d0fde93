import type { AuditEntry, Audited, AuditFact, SettingKey } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import type { Database } from '../open-database.ts'
import type { Actor } from './acting.ts'
import type { Condition } from './keyset.ts'
import { askWide } from './scans.ts'

type Fact = NonNullable<AuditEntry['before']>[string]
type Facts = { readonly [Name in AuditFact | SettingKey]?: Fact } | null

/** What was done, to be written down in the transaction that does it. Never a secret, never what somebody wrote. */
export interface Done {
  readonly action: Audited
  readonly target: AuditEntry['target']
  readonly personId?: string
  readonly before?: Facts
  readonly after?: Facts
}

export async function writeAudit(
  ask: Ask,
  actor: Pick<Actor, 'personId' | 'address'> & { readonly sessionId: string | null },
  { action, target, personId = undefined, before = null, after = null }: Done,
): Promise<void> {
  await ask(
    'write_audit',
    `INSERT INTO audit_entry
       (actor_id, action, target_kind, target_id, target_name, person_id, before, after, address, session_id)
     VALUES ($1::uuid, $2, $3, $4::uuid, $5, $6::uuid, $7::jsonb, $8::jsonb, $9, $10::uuid)`,
    [
      actor.personId,
      action,
      target.kind,
      target.id,
      target.name,
      personId ?? null,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
      actor.address,
      actor.sessionId,
    ],
  )
}

export interface AuditAsked {
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  readonly targetId?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Only entries before this one. */
  readonly after: string | null
  readonly limit: number
}

interface EntryRow {
  readonly id: string
  readonly at: Date
  readonly actor_id: string
  readonly action: string
  readonly target_kind: AuditEntry['target']['kind']
  readonly target_id: string | null
  readonly target_name: string
  readonly person_id: string | null
  readonly before: AuditEntry['before']
  readonly after: AuditEntry['after']
  readonly address: string | null
  readonly session_id: string | null
}

/**
 * Entries of the audit log, the newest first. Planned with what is asked for: what was done a hundred times in a million is not
 * looked for from the newest entry on. What a target has to do with is two lists, each in the order of its own index.
 */
export async function findAudit(database: Pick<Database, 'transact'>, asked: AuditAsked): Promise<AuditEntry[]> {
  const conditions = conditionsOf(asked)
  const values: unknown[] = []
  const where = conditions.map(({ sql, value }) => sql.replaceAll('$', () => `$${values.push(value)}`))
  const about = aboutTarget(asked.targetId === undefined ? null : `$${values.push(asked.targetId)}::uuid`)
  const limit = `$${values.push(asked.limit)}`
  const lists = about.map(
    (one) =>
      `(SELECT * FROM audit_entry AS entry WHERE ${[...where, one].join(' AND ')} ORDER BY entry.id DESC LIMIT ${limit})`,
  )
  const name = `audit_${about.length}_${conditions.map(({ name }) => name).join('_')}`
  const rows = await askWide(database, (ask) =>
    ask<EntryRow>(
      name,
      `SELECT id::text, at, actor_id::text, action, target_kind, target_id::text, target_name, person_id::text, before, after,
         address, session_id::text
       FROM (${lists.join(' UNION ALL ')}) AS entry ORDER BY entry.id DESC LIMIT ${limit}`,
      values,
    ),
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    action: row.action,
    target: { kind: row.target_kind, id: row.target_id, name: row.target_name },
    personId: row.person_id,
    before: row.before,
    after: row.after,
    address: row.address,
    sessionId: row.session_id,
  }))
}

/** Entries that were written at once may have their numbers in another order than their times; never so many of them. */
const LATE = 1_000

/** The outermost entry of a time. Numbers grow with time, so what lies far beyond need not be looked at. */
const edge = (side: '>=' | '<', order: 'ASC' | 'DESC') =>
  `(SELECT edge.id FROM audit_entry AS edge WHERE edge.at ${side} $::timestamptz ORDER BY edge.at ${order} LIMIT 1)`

/** What was done to it, and what was done to something else that concerns it. */
function aboutTarget(id: string | null): readonly string[] {
  if (id === null) return ['true']
  return [`entry.target_id = ${id}`, `entry.person_id = ${id} AND entry.target_id IS DISTINCT FROM ${id}`]
}

function conditionsOf({ actorId, action, since, until, after }: AuditAsked): Condition[] {
  const given: [string, string, unknown][] = [
    ['actor', 'entry.actor_id = $::uuid', actorId],
    ['action', 'entry.action = $::text', action],
    ['since', `entry.at >= $::timestamptz AND entry.id >= ${edge('>=', 'ASC')} - ${LATE}`, since],
    ['until', `entry.at < $::timestamptz AND entry.id <= ${edge('<', 'DESC')} + ${LATE}`, until],
    ['after', 'entry.id < $::bigint', after ?? undefined],
  ]
  return given.flatMap(([name, sql, value]) => (value === undefined ? [] : [{ name, sql, value }]))
}
