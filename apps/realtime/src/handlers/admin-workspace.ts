import { Refusal } from '@parley/protocol'
import type { Handler } from './handler.ts'

const notYet = async (): Promise<never> => {
  throw new Refusal('UNAVAILABLE')
}

export const readOverview: Handler<'overview.read'> = notYet
export const readRegistration: Handler<'registration.read'> = notYet
export const updateRegistration: Handler<'registration.update'> = notYet
export const createWorkspaceInvite: Handler<'invites.create'> = notYet
export const listWorkspaceInvites: Handler<'invites.list'> = notYet
export const revokeWorkspaceInvite: Handler<'invites.revoke'> = notYet
export const listAudit: Handler<'audit.list'> = notYet
