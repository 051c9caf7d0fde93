import type { CommandName, CommandOutput } from '@parley/protocol'
import type { People } from '../people/people.ts'
import type { ReadPositions } from '../read-positions/read-positions.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import type { Hello } from './hello.ts'

export interface AnswersNeeds {
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly changes: Changes
  readonly readPositions: ReadPositions
  readonly hello: Hello
}

type Learners = { [N in CommandName]?: (output: CommandOutput<N>, roomId: string) => void }

/** What the answer to a caller's own command tells: it is taken in before the caller sees it, events come later. */
export function answerLearner(needs: AnswersNeeds): (name: CommandName, input: unknown, output: unknown) => void {
  const { workspace, rooms, people, changes, readPositions, hello } = needs
  const learners: Learners = {
    'room.create': ({ room }) => hello.joined(room),
    'room.join': ({ room }) => hello.joined(room),
    'room.leave': (_, roomId) => hello.left(roomId),
    'room.members': ({ members }) => people.learn(members.map(({ person }) => person)),
    'room.history': ({ people: authors }) => people.learn(authors),
    'threads.list': ({ people: authors }) => people.learn(authors),
    'mentions.list': ({ people: authors }) => people.learn(authors),
    'room.sync': ({ people: authors }) => people.learn(authors),
    'people.get': ({ people: found }) => people.learn(found),
    'profile.update': ({ me }) => {
      people.learn([me])
      workspace.changeMe(me)
    },
    'message.send': ({ message }, roomId) => changes.acked(roomId, message),
    'message.edit': ({ message }, roomId) => changes.acked(roomId, message),
    'message.delete': ({ message }, roomId) => changes.acked(roomId, message),
    'message.confirm': ({ message }, roomId) => changes.acked(roomId, message),
    'message.confirmations': ({ people: asked }) => people.learn(asked.map(({ person }) => person)),
    'poll.vote': ({ message }, roomId) => changes.acked(roomId, message),
    'poll.close': ({ message }, roomId) => changes.acked(roomId, message),
    'message.react': ({ message }, roomId) => changes.acked(roomId, message),
    'message.pin': ({ message }, roomId) => changes.acked(roomId, message),
    'room.pins': ({ people: authors }) => people.learn(authors),
    'read.advance': (position, roomId) => {
      const room = rooms.get(roomId)
      if (room) readPositions.advanced(room, position, position.unread)
    },
  }
  return (name, input, output) => {
    const learn = learners[name] as ((output: unknown, roomId: string) => void) | undefined
    learn?.(output, (input as { roomId?: string }).roomId ?? '')
  }
}
