import 'server-only'
import { type InvitePreview, previewInvite } from '@parley/core'
import { type ErrorCode, Refusal } from '@parley/protocol'
import { core } from '../core.ts'
import { requirePrincipal } from '../principal.ts'

/** What an invitation leads to, or why it leads nowhere. Sends whoever is signed out to sign in and back here. */
export async function findInvite(code: string): Promise<InvitePreview | { readonly refused: ErrorCode }> {
  const principal = await requirePrincipal()
  try {
    return await previewInvite(core(), principal, code)
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}
