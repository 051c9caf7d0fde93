import { randomUUID } from 'node:crypto'
import type { CommandName } from '@parley/protocol'
import type { ADMIN_HANDLERS } from '../src/handlers/admin.ts'

export type AdminCommand = keyof typeof ADMIN_HANDLERS

/** Input of each command of the dashboard: about a person below the caller, and about a room. */
export function adminInputs({ personId, roomId }: { personId: string; roomId: string }) {
  return {
    'overview.read': {},
    'accounts.list': { query: 'a', sort: 'seen', limit: 5 },
    'accounts.read': { personId },
    'accounts.appoint': { personId, role: 'member' },
    'accounts.rooms': { personId, roomIds: [roomId] },
    'accounts.suspend': { personId, until: '2099-01-01T00:00:00.000Z' },
    'accounts.unsuspend': { personId },
    'accounts.deactivate': { personId },
    'accounts.reactivate': { personId },
    'accounts.signout': { personId },
    'accounts.revoke': { personId, sessionId: randomUUID() },
    'accounts.reset': { personId },
    'accounts.several': { personIds: [personId], act: 'unsuspend' },
    'accounts.measure': { personId },
    'accounts.erase': { personId, handle: 'another', messages: 'keep' },
    'registration.read': {},
    'registration.update': { mode: 'open', domains: ['example.org'] },
    'invites.create': { role: 'member', hours: 1, uses: 1 },
    'invites.import': { rows: [{ displayName: 'Ann', handle: 'ann-to-be', email: 'ann@example.org' }], check: true },
    'invites.list': {},
    'invites.revoke': { inviteId: randomUUID() },
    'rooms.list': { query: 'a', sort: 'members', limit: 5 },
    'rooms.read': { roomId },
    'rooms.members': { roomId, query: 'a', limit: 5 },
    'rooms.update': { roomId, kind: 'public', topic: 'why', description: 'more', posting: 'everyone' },
    'rooms.archive': { roomIds: [roomId] },
    'rooms.unarchive': { roomIds: [roomId] },
    'rooms.appoint': { roomId, personId, role: 'moderator' },
    'rooms.transfer': { roomId, personId },
    'rooms.delete': { roomId, name: 'another' },
    'live.watch': {},
    'live.unwatch': {},
    'live.drain': { instanceId: randomUUID() },
    'jobs.list': { kind: 'export', state: 'done', limit: 5 },
    'jobs.read': { jobId: randomUUID() },
    'jobs.cancel': { jobId: randomUUID() },
    'exports.start': { roomId, withFiles: true },
    'exports.open': { jobId: randomUUID() },
    'retention.count': { roomId, days: 30 },
    'settings.read': {},
    'settings.update': { version: 0, changes: {} },
    'settings.history': { beforeVersion: 1 },
    'filter.list': {},
    'filter.add': { words: ['unwanted'], action: 'mask' },
    'filter.change': { wordIds: [randomUUID()], action: 'flag' },
    'filter.remove': { wordIds: [randomUUID()] },
    'filter.try': { text: 'some words' },
    'audit.list': { limit: 5 },
  } satisfies Record<AdminCommand, object> & { readonly [N in CommandName]?: object }
}
