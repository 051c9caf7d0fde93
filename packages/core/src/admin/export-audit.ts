import type { AuditEntry, AuditFilter, Person } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { actOnWorkspace } from './actor.ts'
import { listAudit } from './list-audit.ts'

const PAGE_ROWS = 1_000

/** Entries as they are written into a file, with the people whom they name. */
export interface AuditPortion {
  readonly entries: readonly AuditEntry[]
  readonly people: ReadonlyMap<string, Person>
}

/**
 * Everything in the audit log that a filter lets through, the newest first, a portion at a time and no more in memory. That it
 * was taken is written down before, and whoever does not run the workspace any longer gets no further portion.
 * @throws Refusal NOT_AN_ADMIN, BAD_REQUEST before the first portion
 */
export async function exportAudit(
  core: CoreContext,
  principal: Principal,
  filter: AuditFilter,
): Promise<AsyncGenerator<AuditPortion, void>> {
  const first = await listAudit(core, principal, { ...filter, limit: PAGE_ROWS })
  await actOnWorkspace(core, principal, ({ audit }) =>
    audit({ action: 'audit.export', target: { kind: 'workspace', id: null, name: '' } }),
  )
  return portions(core, principal, filter, first)
}

async function* portions(
  core: CoreContext,
  principal: Principal,
  filter: AuditFilter,
  first: Awaited<ReturnType<typeof listAudit>>,
): AsyncGenerator<AuditPortion, void> {
  for (let page = first; ; ) {
    yield { entries: page.entries, people: new Map(page.people.map((person) => [person.id, person])) }
    if (page.next === null) return
    page = await listAudit(core, principal, { ...filter, limit: PAGE_ROWS, after: page.next })
  }
}
