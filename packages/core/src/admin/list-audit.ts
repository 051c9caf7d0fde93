import { findAudit, findPeople } from '@parley/db'
import { ADMIN_PAGE_ROWS, type AuditFilter, type CommandOutput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isStorable } from '../text/storable.ts'
import { requireActor } from './actor.ts'

/** What was done by those who run the workspace, the newest first. @throws Refusal NOT_AN_ADMIN, BAD_REQUEST */
export async function listAudit(
  core: CoreContext,
  principal: Principal,
  {
    after,
    limit = ADMIN_PAGE_ROWS,
    ...asked
  }: AuditFilter & { after?: string | undefined; limit?: number | undefined },
): Promise<CommandOutput<'audit.list'>> {
  await requireActor(core.database.ask, principal)
  if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  if (asked.action !== undefined && !isStorable(asked.action)) throw new Refusal('BAD_REQUEST', { field: 'action' })
  const entries = await findAudit(core.database, { ...asked, after: after ?? null, limit })
  const named = entries.flatMap(({ actorId, target, personId, before, after: since }) => [
    actorId,
    ...(target.kind === 'person' && target.id !== null ? [target.id] : []),
    ...(personId === null ? [] : [personId]),
    ...[before, since].flatMap((facts) => (Array.isArray(facts?.owners) ? facts.owners : [])),
  ])
  const people = await findPeople(core.database, [...new Set(named)])
  // What was written down before somebody was erased cannot be changed, but it need not be read.
  const erased = new Set(people.flatMap((person) => (person.erased ? [person.id] : [])))
  return {
    entries: entries.map((entry) =>
      entry.target.id !== null && erased.has(entry.target.id)
        ? { ...entry, target: { ...entry.target, name: '' } }
        : entry,
    ),
    people,
    next: entries.length === limit ? (entries.at(-1)?.id ?? null) : null,
  }
}
