import { countPersonalInvites, findTaken, insertPersonalInvites, type NewPersonalInvite } from '@parley/db'
import {
  type CommandOutput,
  type ImportResult,
  type Invited,
  MOST_PERSONAL_INVITES,
  mayGiveRole,
  type ParsedInput,
  PERSONAL_INVITE_DAYS,
  type Person,
  Refusal,
} from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import { parseDisplayName } from '../accounts/display-name.ts'
import { parseEmail } from '../accounts/email.ts'
import { parseHandle } from '../accounts/handle.ts'
import type { CoreContext } from '../context.ts'
import { hashInviteCode, makeInviteCode } from '../invites/invite-code.ts'
import type { Principal } from '../principal.ts'
import { actOnWorkspace } from './actor.ts'

type Row = ParsedInput<'invites.import'>['rows'][number]
type Parsed = { readonly invited: Invited; readonly role: Person['role'] } | { readonly refused: Refusal }

const DAY_MS = 86_400_000

/**
 * Makes a link for each person of a list, good once; a row that cannot be is told and the others are made. Doing it again makes
 * other links, and ends those from before.
 * @throws Refusal NOT_AN_ADMIN, TOO_MANY_INVITES
 */
export function importPeople(
  core: CoreContext,
  principal: Principal,
  { rows, check = false }: ParsedInput<'invites.import'>,
): Promise<CommandOutput<'invites.import'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    const parsed = rows.map((row) => parse(core, actor.role, row))
    const wanted = parsed.flatMap((row) => ('refused' in row ? [] : [row.invited]))
    const taken = await findTaken(ask, {
      handles: wanted.map(({ handle }) => handle),
      emails: wanted.flatMap(({ email }) => email ?? []),
    })
    const seen = { handles: new Set(taken.handles), emails: new Set(taken.emails) }
    const invites: NewPersonalInvite[] = []
    const results = parsed.map((row): ImportResult => {
      const refused = 'refused' in row ? row.refused : refuseTaken(row.invited, seen)
      if (refused !== null) return { refused: toldOf(refused) }
      if ('refused' in row || check) return {}
      const code = makeInviteCode()
      invites.push({ id: uuidv7(), codeHash: hashInviteCode(code), ...row })
      return { code }
    })
    if (invites.length === 0) return { results }
    if ((await countPersonalInvites(ask)) + invites.length > MOST_PERSONAL_INVITES) {
      throw new Refusal('TOO_MANY_INVITES', { limit: MOST_PERSONAL_INVITES })
    }
    const expiresAt = new Date(Date.now() + PERSONAL_INVITE_DAYS * DAY_MS)
    await insertPersonalInvites(ask, { byId: actor.personId, role: actor.role, expiresAt }, invites)
    await audit({
      action: 'invites.import',
      target: { kind: 'workspace', id: null, name: '' },
      after: { people: invites.length, expiresAt: expiresAt.toISOString() },
    })
    return { results }
  })
}

function parse(core: CoreContext, actorRole: Person['role'], { role = 'member', ...row }: Row): Parsed {
  try {
    if (!mayGiveRole(actorRole, role)) throw new Refusal('RANK_TOO_LOW', { field: 'role' })
    const email = row.email === undefined || row.email.trim() === '' ? null : parseEmail(row.email)
    const displayName = parseDisplayName(row.displayName, core.limits.displayNameCharacters)
    return { role, invited: { displayName, handle: parseHandle(row.handle), email } }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error }
    throw error
  }
}

const toldOf = ({ code, field, limit }: Refusal): NonNullable<ImportResult['refused']> => ({
  code,
  ...(field !== undefined && { field }),
  ...(limit !== undefined && { limit }),
})

/** Somebody's already, or of a row before. */
function refuseTaken({ handle, email }: Invited, seen: { handles: Set<string>; emails: Set<string> }): Refusal | null {
  if (seen.handles.has(handle)) return new Refusal('ACCOUNT_UNAVAILABLE', { field: 'handle' })
  if (email !== null && seen.emails.has(email)) return new Refusal('ACCOUNT_UNAVAILABLE', { field: 'email' })
  seen.handles.add(handle)
  if (email !== null) seen.emails.add(email)
  return null
}
