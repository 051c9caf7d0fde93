import type { Admin } from './seed.ts'

/** A name, and the command with its input. */
export type Question = readonly [name: string, command: string, input: object]

/** What the dashboard asks, as people do who look for something. */
export const questionsOf = ({ personId, roomId }: Admin): readonly Question[] => [
  ['overview', 'overview.read', {}],
  ['people by name', 'accounts.list', {}],
  ['people by name, the last', 'accounts.list', { descending: true }],
  ['people by handle', 'accounts.list', { sort: 'handle' }],
  ['people by email', 'accounts.list', { sort: 'email' }],
  ['people by role', 'accounts.list', { sort: 'role' }],
  ['people by age of account', 'accounts.list', { sort: 'created', descending: true }],
  ['people by last seen', 'accounts.list', { sort: 'seen', descending: true }],
  ['people found by a word', 'accounts.list', { query: 'okafor' }],
  ['people found by a name', 'accounts.list', { query: 'person-7777' }],
  ['people found by two letters', 'accounts.list', { query: '李小' }],
  ['people found by one letter', 'accounts.list', { query: 'z' }],
  ['people found by a domain', 'accounts.list', { query: '@example.org', sort: 'seen' }],
  ['nobody found', 'accounts.list', { query: 'nobody is called this' }],
  ['people suspended', 'accounts.list', { status: 'suspended' }],
  ['people deactivated', 'accounts.list', { status: 'deactivated', sort: 'seen' }],
  ['people seen today', 'accounts.list', { seen: 'day' }],
  ['admins', 'accounts.list', { role: 'admin' }],
  ['rooms by name', 'rooms.list', {}],
  ['rooms by members', 'rooms.list', { sort: 'members', descending: true }],
  ['rooms by messages', 'rooms.list', { sort: 'messages', descending: true }],
  ['rooms by activity', 'rooms.list', { sort: 'activity', descending: true }],
  ['rooms by size', 'rooms.list', { sort: 'bytes', descending: true }],
  ['rooms found by a word', 'rooms.list', { query: 'garden' }],
  ['rooms found by a name', 'rooms.list', { query: 'project-77' }],
  ['rooms that nobody owns', 'rooms.list', { lacks: 'owner' }],
  ['rooms that nobody is in', 'rooms.list', { lacks: 'members', sort: 'created' }],
  ['rooms archived', 'rooms.list', { archived: true }],
  ['a room', 'rooms.read', { roomId }],
  ['members of the room of everybody', 'rooms.members', { roomId }],
  ['members found by a word', 'rooms.members', { roomId, query: 'okafor' }],
  ['members found by a name', 'rooms.members', { roomId, query: 'person-7777' }],
  ['a person', 'accounts.read', { personId }],
  ['reports that wait', 'reports.list', { status: 'open' }],
  ['reports that wait, the newest', 'reports.list', { status: 'open', descending: true }],
  ['reports by how many', 'reports.list', { status: 'open', sort: 'reports', descending: true }],
  ['reports for a reason', 'reports.list', { status: 'open', reason: 'spam' }],
  ['reports found by a name', 'reports.list', { status: 'open', query: 'project-77' }],
  ['reports dealt with', 'reports.list', { status: 'resolved', descending: true }],
  ['mutes and bans', 'moderation.list', {}],
  ['bans', 'moderation.list', { kind: 'ban' }],
  ['mutes found by a name', 'moderation.list', { query: 'okafor' }],
  ['audit log', 'audit.list', {}],
  ['audit log by an action', 'audit.list', { action: 'rooms.archive' }],
  ['audit log by an action that nobody did', 'audit.list', { action: 'rooms.delete' }],
  ['audit log by somebody', 'audit.list', { actorId: personId }],
  ['audit log by somebody, one action', 'audit.list', { actorId: personId, action: 'accounts.appoint' }],
  ['audit log about somebody', 'audit.list', { targetId: personId }],
  ['audit log before it began', 'audit.list', { since: '2020-01-01T00:00:00.000Z', until: '2020-02-01T00:00:00.000Z' }],
  ['audit log of days long ago', 'audit.list', { since: daysAgo(500), until: daysAgo(498) }],
  ['audit log of days long ago, one action', 'audit.list', { until: daysAgo(500), action: 'rooms.archive' }],
]

/** What it asks about those who are there now. */
export const QUESTIONS_ABOUT_ONLINE: readonly Question[] = [
  ['people online', 'accounts.list', { seen: 'now' }],
  ['people online by last seen', 'accounts.list', { seen: 'now', sort: 'seen', descending: true }],
  ['people online found by a word', 'accounts.list', { seen: 'now', query: 'okafor' }],
]

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
