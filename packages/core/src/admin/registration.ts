import { loadRegistration, writeRegistration } from '@parley/db'
import { type CommandOutput, DOMAIN, type ParsedInput, Refusal, type Registration } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isStorable } from '../text/storable.ts'
import { actOnWorkspace, requireActor } from './actor.ts'

/** Who may make an account. @throws Refusal NOT_AN_ADMIN */
export async function readRegistration(
  core: CoreContext,
  principal: Principal,
): Promise<CommandOutput<'registration.read'>> {
  await requireActor(core.database.ask, principal)
  const { mode, domains } = await loadRegistration(core.database.ask)
  return { registration: { mode, domains } }
}

/** Says who may make an account, from now on. @throws Refusal NOT_AN_ADMIN, DOMAIN_INVALID */
export function updateRegistration(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'registration.update'>,
): Promise<CommandOutput<'registration.update'>> {
  return actOnWorkspace(core, principal, async ({ ask, audit }) => {
    const { mode, domains } = await loadRegistration(ask)
    const registration: Registration = { mode: input.mode, domains: parseDomains(input.domains) ?? domains }
    if (registration.mode === 'domains' && registration.domains.length === 0) {
      throw new Refusal('DOMAIN_INVALID', { field: 'domains' })
    }
    if (mode === registration.mode && domains.join() === registration.domains.join()) return { registration }
    await writeRegistration(ask, registration)
    const target = { kind: 'workspace', id: null, name: '' } as const
    await audit({ action: 'registration.update', target, before: { mode, domains }, after: { ...registration } })
    return { registration }
  })
}

function parseDomains(input: readonly string[] | undefined): string[] | undefined {
  return (
    input && [
      ...new Set(
        input.map((text, at) => {
          const domain = text.trim().normalize('NFC').toLowerCase().replace(/^@/, '')
          if (!isStorable(domain) || !DOMAIN.test(domain))
            throw new Refusal('DOMAIN_INVALID', { field: `domains.${at}` })
          return domain
        }),
      ),
    ]
  )
}

/** What a page may tell whoever wants an account: how one comes to have one, and the domains where they are asked for. */
export async function describeRegistration(core: CoreContext): Promise<Registration> {
  const { mode, domains, hasPeople } = await loadRegistration(core.database.ask)
  if (!hasPeople) return { mode: 'open', domains: [] }
  return { mode, domains: mode === 'domains' ? domains : [] }
}

/**
 * Whether somebody who has no invitation may make an account. The first of all may.
 * @throws Refusal SIGN_UP_CLOSED, SIGN_UP_INVITED_ONLY, EMAIL_DOMAIN_REFUSED
 */
export function requireOpenTo(
  { mode, domains, hasPeople }: Registration & { hasPeople: boolean },
  { email, isInvited }: { email: string | null; isInvited: boolean },
): void {
  if (!hasPeople || mode === 'open') return
  if (mode === 'closed') throw new Refusal('SIGN_UP_CLOSED')
  if (isInvited) return
  if (mode === 'invite') throw new Refusal('SIGN_UP_INVITED_ONLY')
  const domain = email?.slice(email.lastIndexOf('@') + 1)
  if (domain === undefined || !domains.includes(domain)) throw new Refusal('EMAIL_DOMAIN_REFUSED', { field: 'email' })
}
