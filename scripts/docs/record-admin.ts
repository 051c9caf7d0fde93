import type { RawConnection } from '@parley/testkit'
import type { Overview } from '../../packages/protocol/src/index.ts'
import type { Ask } from './record-rooms.ts'

export interface AdminStory {
  /** She is the owner of the workspace; he has another device. */
  readonly hers: RawConnection
  readonly his: RawConnection
  readonly hisId: string
  /** Somebody who is nowhere. */
  readonly thirdId: string
  readonly clientId: string
}

/** The owner runs the workspace: its people, who may come, a room that she gives away and deletes, and what is told of it. */
export async function tellOfAdmin(ask: Ask, { hers, his, hisId, thirdId, clientId }: AdminStory): Promise<void> {
  const one = { personId: thirdId }
  await ask(hers, 'accounts.list', { query: 'mary', status: 'active', sort: 'seen', descending: true, limit: 20 })
  await ask(hers, 'accounts.read', { personId: hisId })
  await ask(hers, 'accounts.appoint', { ...one, role: 'admin' })
  await ask(hers, 'accounts.appoint', { ...one, role: 'guest' })
  await ask(hers, 'accounts.rooms', { ...one, roomIds: [] })
  await ask(hers, 'accounts.appoint', { ...one, role: 'member' })
  await ask(hers, 'accounts.suspend', { ...one, until: '2030-01-01T12:00:00.000Z' })
  await ask(hers, 'accounts.unsuspend', one)
  await ask(hers, 'accounts.deactivate', one)
  await ask(hers, 'accounts.reactivate', one)
  await ask(hers, 'accounts.signout', one)
  await ask(hers, 'accounts.reset', one)
  const { sessions } = await his.ask<{ sessions: { id: string; current: boolean }[] }>('session.list', {})
  const other = sessions.find(({ current }) => !current)
  await ask(hers, 'accounts.revoke', { personId: hisId, sessionId: other?.id })
  const { account } = (await ask(hers, 'accounts.read', one)) as { account: { person: { id: string } } }
  await ask(hers, 'registration.update', { mode: 'domains', domains: ['example.org'] })
  await ask(hers, 'registration.read', {})
  await ask(hers, 'registration.update', { mode: 'open' })
  const { invite } = (await ask(hers, 'invites.create', { role: 'member', hours: 72, uses: 10 })) as {
    invite: { id: string }
  }
  await ask(hers, 'invites.list', {})
  await ask(hers, 'invites.revoke', { inviteId: invite.id })
  const made = await his.ask<{ room: { room: { id: string } } }>('room.create', { clientId, name: 'difference-engine' })
  const roomId = made.room.room.id
  await ask(hers, 'rooms.list', { query: 'difference', kind: 'public', sort: 'activity', descending: true, limit: 20 })
  await ask(hers, 'rooms.read', { roomId })
  await ask(hers, 'rooms.members', { roomId, limit: 20 })
  await ask(hers, 'rooms.update', { roomId, topic: 'Tables of logarithms' })
  await ask(hers, 'rooms.add', { roomId, personIds: [account.person.id] })
  await ask(hers, 'rooms.remove', { roomId, personId: account.person.id })
  await ask(hers, 'rooms.transfer', { roomId, personId: account.person.id })
  await ask(hers, 'rooms.appoint', { roomId, personId: hisId, role: 'member' })
  await ask(hers, 'rooms.archive', { roomIds: [roomId] })
  await ask(hers, 'rooms.unarchive', { roomIds: [roomId] })
  await ask(hers, 'rooms.delete', { roomId, name: 'difference-engine' })
  const { words } = (await ask(hers, 'filter.add', { words: ['humbug*', '胡说'], action: 'flag' })) as {
    words: { id: string }[]
  }
  const wordIds = words.map(({ id }) => id)
  await ask(hers, 'filter.change', { wordIds, action: 'mask' })
  await ask(hers, 'filter.list', {})
  await ask(hers, 'filter.try', { text: 'Humbugs, he said' })
  await ask(hers, 'filter.remove', { wordIds })
  const { overview } = (await ask(hers, 'overview.read', {})) as { overview: Overview }
  for (const [at, told] of overview.messages.days.entries()) {
    told.day = new Date(Date.UTC(2026, 9, 22 + at)).toISOString().slice(0, 10)
  }
  await ask(hers, 'settings.update', { version: 0, changes: { 'features.polls': false } })
  await ask(hers, 'settings.update', { version: 1, changes: { 'features.polls': true } })
  await ask(hers, 'settings.history', { beforeVersion: 2 })
  await ask(hers, 'settings.read', {})
  await ask(hers, 'audit.list', { targetId: roomId, limit: 2 })
}

/** At the end of it all: who else may come, and somebody who goes for ever. */
export async function tellOfErasure(ask: Ask, { hers, thirdId }: Pick<AdminStory, 'hers' | 'thirdId'>): Promise<void> {
  const one = { personId: thirdId }
  const rows = [{ displayName: 'Charles Wheatstone', handle: 'wheatstone', email: 'charles@example.org' }]
  await ask(hers, 'invites.import', { rows: [...rows, { displayName: 'Nobody', handle: '?' }] })
  await ask(hers, 'accounts.several', { personIds: [thirdId], act: 'signout' })
  await ask(hers, 'accounts.measure', one)
  const { account } = await hers.ask<{ account: { person: { handle: string } } }>('accounts.read', one)
  await ask(hers, 'accounts.erase', { ...one, handle: account.person.handle, messages: 'keep' })
}
