import * as core from '@parley/core'
import type { Handler } from './handler.ts'

export const readOverview: Handler<'overview.read'> = ({ chat, principal }) =>
  core.readOverview(chat.core, principal, async () => {
    const [online, connections] = await Promise.all([chat.presence.count(), chat.live.countConnections()])
    return { online, connections }
  })

export const readRegistration: Handler<'registration.read'> = ({ chat, principal }) =>
  core.readRegistration(chat.core, principal)

export const updateRegistration: Handler<'registration.update'> = ({ chat, principal, input }) =>
  core.updateRegistration(chat.core, principal, input)

export const createWorkspaceInvite: Handler<'invites.create'> = ({ chat, principal, input }) =>
  core.createWorkspaceInvite(chat.core, principal, input)

export const listWorkspaceInvites: Handler<'invites.list'> = ({ chat, principal }) =>
  core.listWorkspaceInvites(chat.core, principal)

export const revokeWorkspaceInvite: Handler<'invites.revoke'> = ({ chat, principal, input }) =>
  core.revokeWorkspaceInvite(chat.core, principal, input)

export const listAudit: Handler<'audit.list'> = ({ chat, principal, input }) =>
  core.listAudit(chat.core, principal, input)

export const importPeople: Handler<'invites.import'> = ({ chat, principal, input }) =>
  core.importPeople(chat.core, principal, input)
