import * as core from '@parley/core'
import type { Account } from '@parley/protocol'
import type { Chat, Handler } from './handler.ts'

export const listAccounts: Handler<'accounts.list'> = ({ chat, principal, input }) =>
  core.listAccounts(chat.core, principal, input, chat.presence.list)

export const readAccount: Handler<'accounts.read'> = ({ chat, principal, input }) =>
  core.readAccount(chat.core, principal, input)

/** Tells a person, and whoever is in a room with them, what they are now. */
export const appointPerson: Handler<'accounts.appoint'> = async ({ chat, principal, input }) => {
  const { account, isChanged } = await core.appointPerson(chat.core, principal, input)
  if (isChanged) await tellOf(chat, account)
  return { account }
}

async function tellOf({ core: context, fanOut }: Chat, { person }: Account): Promise<void> {
  fanOut.toPerson(person.id, 'person.changed', { person })
  fanOut.toRooms(await core.readRoomIds(context, person.id), 'person.changed', { person })
}

export const chooseGuestRooms: Handler<'accounts.rooms'> = async ({ chat, principal, input }) => {
  const { output, published } = await core.chooseGuestRooms(chat.core, principal, input)
  chat.fanOut.publish(published)
  return output
}

/** Their sockets are closed by whoever holds them: the end of each session is told in the same transaction. */
export const suspendPerson: Handler<'accounts.suspend'> = async ({ chat, principal, input }) => {
  const { account } = await core.suspendPerson(chat.core, principal, input)
  return { account }
}

export const unsuspendPerson: Handler<'accounts.unsuspend'> = async ({ chat, principal, input }) => {
  const { account } = await core.unsuspendPerson(chat.core, principal, input)
  return { account }
}

export const deactivatePerson: Handler<'accounts.deactivate'> = async ({ chat, principal, input }) => {
  const { account } = await core.deactivatePerson(chat.core, principal, input)
  return { account }
}

export const reactivatePerson: Handler<'accounts.reactivate'> = async ({ chat, principal, input }) => {
  const { account } = await core.reactivatePerson(chat.core, principal, input)
  return { account }
}

export const signOutPerson: Handler<'accounts.signout'> = async ({ chat, principal, input }) => {
  const { account } = await core.signOutPerson(chat.core, principal, input)
  return { account }
}

export const revokeSessionOf: Handler<'accounts.revoke'> = async ({ chat, principal, input }) => {
  const { account } = await core.revokeSessionOf(chat.core, principal, input)
  return { account }
}

export const makePasswordReset: Handler<'accounts.reset'> = ({ chat, principal, input }) =>
  core.makePasswordReset(chat.core, principal, input)

export const measureAccount: Handler<'accounts.measure'> = ({ chat, principal, input }) =>
  core.measureAccount(chat.core, principal, input)

/** Who they are now is told by every instance: see `people/watch-people.ts`. */
export const eraseAccount: Handler<'accounts.erase'> = async ({ chat, principal, input }) => {
  const { account } = await core.eraseAccount(chat.core, principal, input)
  return { account }
}

export const changeSeveralAccounts: Handler<'accounts.several'> = ({ chat, principal, input }) =>
  core.changeSeveralAccounts(chat.core, principal, input)
