import 'server-only'
import { previewPasswordReset, previewWorkspaceInvite } from '@parley/core'
import { type ErrorCode, Refusal, type WorkspaceInvite } from '@parley/protocol'
import { core } from '../core.ts'

interface Refused {
  readonly refused: ErrorCode
}

/** Who invites by a link to the workspace, or why it lets nobody in. */
export async function findJoinLink(code: string): Promise<Pick<WorkspaceInvite, 'by' | 'role' | 'invited'> | Refused> {
  try {
    return await previewWorkspaceInvite(core(), code)
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code }
    throw error
  }
}

/** Whose password a link changes, or why it changes none. */
export async function findResetLink(code: string): Promise<{ handle: string; displayName: string } | Refused> {
  return (await previewPasswordReset(core(), code)) ?? { refused: 'RESET_INVALID' }
}
