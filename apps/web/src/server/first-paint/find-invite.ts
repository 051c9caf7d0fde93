import 'server-only'
import { checkInvite, type InvitePreview, previewInvite } from '@parley/core'
import { type ErrorCode, Refusal } from '@parley/protocol'
import { core } from '../core.ts'
import { findPrincipal, requirePrincipal } from '../principal.ts'

/**
 * What an invitation leads to, or why it leads nowhere. Sends whoever is signed out to sign in and back here, unless it
 * leads nowhere: nobody makes an account to read that.
 */
export async function findInvite(code: string): Promise<InvitePreview | { readonly refused: ErrorCode }> {
  try {
    if ((await findPrincipal()) === null) await checkInvite(core(), code)
    return await previewInvite(core(), await requirePrincipal(), code)
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}
