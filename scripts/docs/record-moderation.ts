import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { RawConnection } from '@parley/testkit'
import type { Ask } from './record-rooms.ts'

export interface ModerationStory {
  /** She owns the workspace and the room. */
  readonly hers: RawConnection
  /** He is in the room. */
  readonly his: RawConnection
  readonly hisId: string
  /** Somebody who is nowhere. */
  readonly thirdId: string
  readonly roomId: string
  readonly epoch: string
}

/** He writes what she does not like, and she does all that can be done about it. At its end nobody is muted or banned. */
export async function tellOfModeration(ask: Ask, story: ModerationStory): Promise<void> {
  const { hers, his, hisId, thirdId, roomId, epoch } = story
  // She did a lot before: until she may do as much again.
  await wait(5_000)
  const { message } = await his.ask<{ message: { seq: number } }>('message.send', {
    roomId,
    clientId: randomUUID(),
    body: 'Buy my logarithms!',
  })
  const note = 'For the third time today.'
  await ask(hers, 'message.report', { roomId, epoch, seq: message.seq, reason: 'spam', note })
  const { reports } = (await ask(hers, 'reports.list', { status: 'open', sort: 'last', descending: true })) as {
    reports: { id: string }[]
  }
  const reportId = reports[0]?.id ?? ''
  await ask(hers, 'reports.read', { reportId })
  await ask(hers, 'reports.dismiss', { reportId })
  await ask(hers, 'reports.reopen', { reportId })
  await ask(hers, 'reports.warn', { reportId, reason: 'No advertising.' })
  await ask(hers, 'reports.delete', { reportId, reason: 'An advertisement.' })
  const muting = { personId: hisId, roomId, minutes: 10, reason: 'No advertising.', reportId }
  const muted = (await ask(hers, 'moderation.mute', muting)) as { restriction: { id: string } }
  await ask(hers, 'moderation.list', { personId: hisId, limit: 20 })
  await ask(hers, 'moderation.person', { personId: hisId })
  await ask(hers, 'moderation.lift', { restrictionId: muted.restriction.id })
  const banning = { personId: thirdId, roomId, reason: 'Came back under another name.', purge: 'day' }
  const banned = (await ask(hers, 'moderation.ban', banning)) as { restriction: { id: string } }
  await hers.ask('moderation.lift', { restrictionId: banned.restriction.id })
}
