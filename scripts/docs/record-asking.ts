import { randomUUID } from 'node:crypto'
import type { RawConnection } from '@parley/testkit'
import type { Ask } from './record-rooms.ts'

export interface AskingStory {
  /** She owns the room, he is in it. */
  readonly hers: RawConnection
  readonly his: RawConnection
  readonly roomId: string
  readonly epoch: string
}

/** A poll, and an announcement that is to be confirmed. */
export async function tellOfAsking(ask: Ask, { hers, his, roomId, epoch }: AskingStory): Promise<void> {
  const send = (extras: object) =>
    hers.ask<{ message: { seq: number } }>('message.send', { roomId, clientId: randomUUID(), ...extras })
  const question = await send({ body: 'Tea or coffee?', poll: { options: ['Tea', 'Coffee'] } })
  const poll = { roomId, epoch, seq: question.message.seq }
  await ask(his, 'poll.vote', { ...poll, choices: [0] })
  await ask(his, 'poll.mine', { roomId, epoch, seqs: [poll.seq] })
  await ask(hers, 'poll.close', poll)
  const announcement = await send({ body: 'The engine stops at noon.', confirm: true })
  const request = { roomId, epoch, seq: announcement.message.seq }
  await ask(hers, 'message.nudge', request)
  await ask(his, 'message.confirm', request)
  await ask(hers, 'message.confirmations', request)
}
