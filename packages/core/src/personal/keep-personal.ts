import { type ItemToKeep, insertSelfRoom, type LockedRoom, measurePersonal, writePersonal } from '@parley/db'
import { type CommandOutput, type ParsedInput, type PersonalItem, type PersonalKind, Refusal } from '@parley/protocol'
import { PERSONAL_KINDS } from '@parley/protocol/table'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { changeRoom } from '../rooms/in-room.ts'
import { requireFeature } from '../settings/require.ts'
import { breaksLines } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

const MOST_ITEMS = 10_000
/** All of it comes in one answer. */
const MOST_BYTES = 2_000_000
const MOST_SCHEDULED = 200

export interface Kept extends Outcome<CommandOutput<'personal.keep'>> {
  /** True where the room that things are kept in was made now. */
  readonly isFirst: boolean
}

/**
 * Keeps or removes things for the caller; the newest value of a key is what counts. The first one makes the caller's own
 * room. @throws Refusal PERSONAL_INVALID, PERSONAL_FULL, TEXT_INVALID, FEATURE_OFF
 */
export async function keepPersonal(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'personal.keep'>,
): Promise<Kept> {
  if (input.items.some(({ key, value }) => isTold(key) && (value !== null || !key.startsWith('notice:')))) {
    throw new Refusal('PERSONAL_INVALID')
  }
  const items = input.items.map(parseItem)
  // What is scheduled already goes, and can be taken back.
  if (items.some(({ key, value }) => value !== null && key.startsWith('scheduled:'))) requireFeature(core, 'scheduling')
  const roomId = principal.personId
  const isFirst = await insertSelfRoom(core.database, roomId)
  const done = await changeRoom(core, principal, roomId, async (room) => {
    await writePersonal(room, items)
    if (items.some(({ value }) => value !== null)) await requireSpace(room)
    const { head } = await room.changes()
    return { roomId, head }
  })
  return { ...done, isFirst }
}

/** What the server writes: people only take note of it. */
function isTold(key: string): boolean {
  return key.startsWith('mute:') || key.startsWith('notice:')
}

/** @throws Refusal PERSONAL_FULL */
async function requireSpace({ ask, room }: LockedRoom): Promise<void> {
  const size = await measurePersonal(ask, room.id)
  if (size.scheduled > MOST_SCHEDULED) throw new Refusal('PERSONAL_FULL', { limit: MOST_SCHEDULED })
  if (size.items > MOST_ITEMS || size.bytes > MOST_BYTES) throw new Refusal('PERSONAL_FULL', { limit: MOST_ITEMS })
}

/** @throws Refusal PERSONAL_INVALID where the value is not what the kind of the key wants */
export function parseItem({ key, value }: PersonalItem): ItemToKeep {
  if (value === null) return { key, value, dueAt: null }
  const kind = key.slice(0, key.indexOf(':')) as PersonalKind
  const parsed = PERSONAL_KINDS[kind].safeParse(value)
  if (!parsed.success) throw new Refusal('PERSONAL_INVALID')
  for (const text of Object.values(parsed.data)) if (typeof text === 'string') requireStorable(text, 'value')
  if ('name' in parsed.data && !isNameOrNone(parsed.data.name)) throw new Refusal('PERSONAL_INVALID')
  return { key, value: parsed.data, dueAt: dueAtOf(kind, parsed.data) }
}

/** A section that everybody has keeps its place without a name. */
function isNameOrNone(name: string): boolean {
  return name === '' || (hasVisibleCharacter(name) && !breaksLines(name))
}

/** When the server has to act: a message goes, or a saved one is brought back to mind. */
function dueAtOf(kind: PersonalKind, value: Readonly<Record<string, unknown>>): Date | null {
  if (kind === 'scheduled' && value.refused === undefined) return new Date(String(value.at))
  if (kind === 'saved' && typeof value.remindAt === 'string' && !value.done && !value.reminded) {
    return new Date(value.remindAt)
  }
  return null
}
