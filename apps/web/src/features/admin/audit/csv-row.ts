import type { AuditEntry, Person } from '@parley/protocol'

/** One entry as it is saved, a cell for each head of `answer-audit.ts`: for programs as well, so its values are those of the protocol in every language. */
export function auditCells(entry: AuditEntry, people: ReadonlyMap<string, Person>): string[] {
  const nameOf = (id: string | null) => (id === null ? '' : (handleOf(people.get(id)) ?? id))
  return [
    entry.id,
    entry.at,
    nameOf(entry.actorId),
    entry.action,
    entry.target.kind,
    entry.target.name || (entry.target.id ?? ''),
    nameOf(entry.personId),
    entry.before === null ? '' : JSON.stringify(entry.before),
    entry.after === null ? '' : JSON.stringify(entry.after),
    entry.address ?? '',
  ]
}

/** Of whom was erased only the id is left. */
function handleOf(person: Person | undefined): string | undefined {
  return person?.erased ? undefined : person?.handle
}
