import { randomUUID } from 'node:crypto'
import type { CommandName } from '@parley/protocol'
import type { MODERATION_HANDLERS } from '../src/handlers/moderation.ts'

export type ModerationCommand = keyof typeof MODERATION_HANDLERS

/** Input of each command that keeps order: about a person, and a message in a room. */
export function moderationInputs(about: { personId: string; roomId: string; epoch: string; seq: number }) {
  const { personId, roomId, epoch, seq } = about
  const reportId = randomUUID()
  return {
    'message.report': { roomId, epoch, seq, reason: 'spam', note: 'again' },
    'reports.list': { status: 'open', query: 'a', reason: 'spam', sort: 'reports', descending: true, limit: 5 },
    'reports.read': { reportId },
    'reports.dismiss': { reportId },
    'reports.reopen': { reportId },
    'reports.delete': { reportId, reason: 'why' },
    'reports.warn': { reportId, reason: 'why' },
    'moderation.list': { personId, kind: 'mute', query: 'a', limit: 5 },
    'moderation.person': { personId },
    'moderation.mute': { personId, roomId, minutes: 10, reason: 'why' },
    'moderation.ban': { personId, roomId, reason: 'why', purge: 'day' },
    'moderation.lift': { restrictionId: randomUUID() },
  } satisfies Record<ModerationCommand, object> & { readonly [N in CommandName]?: object }
}
