import type { EventName, EventPayload } from '@parley/protocol'
import type { News } from '../news/news.ts'
import type { Log } from '../options.ts'
import type { People } from '../people/people.ts'
import type { ReadPositions } from '../read-positions/read-positions.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import type { Hello } from './hello.ts'
import type { Strays } from './strays.ts'

export interface EventsNeeds {
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly changes: Changes
  readonly readPositions: ReadPositions
  readonly hello: Hello
  readonly strays: Strays
  readonly news: News
  readonly log: Log
  readonly ended: (payload: EventPayload<'session.ended'>) => void
}

/** `server.draining` is about the link rather than the workspace: the connection takes it. */
type HandledName = Exclude<EventName, 'server.draining'>
type Handlers = { [N in HandledName]: (payload: EventPayload<N>) => void }

/** What the server sends by itself. Until hello is answered nobody knows what it means, so it waits. */
export class Events {
  readonly #needs: EventsNeeds
  readonly #handlers: Handlers
  /** Null once hello is answered on this link. */
  #waiting: { readonly name: string; readonly payload: unknown }[] | null = []

  constructor(needs: EventsNeeds) {
    this.#needs = needs
    const { people, workspace, changes, readPositions, hello, news } = needs
    this.#handlers = {
      'room.changed': ({ roomId, epoch, changes: list }) =>
        this.#in(roomId, epoch, (room) => changes.receive(room, list)),
      'room.joined': ({ epoch, room }) => {
        if (epoch === workspace.epoch) hello.joined(room)
        else hello.again()
      },
      'room.left': ({ roomId, by }) => hello.left(roomId, by),
      'read.advanced': ({ roomId, epoch, ...position }) =>
        this.#in(roomId, epoch, (room) => readPositions.advanced(room, position, position.unread)),
      'readers.changed': (payload) => news.tell('readersChanged', payload),
      'person.changed': ({ person }) => {
        people.hear(person)
        workspace.changeMe(person)
      },
      'emoji.changed': ({ epoch, rev }) => workspace.changeEmoji(epoch, rev),
      'settings.changed': ({ epoch, workspace: told, limits }) => workspace.changeSettings(epoch, told, limits),
      'message.nudged': (payload) => news.tell('nudged', payload),
      'presence.changed': (payload) => news.tell('presenceChanged', payload),
      'typing.changed': (payload) => news.tell('typingChanged', payload),
      'live.changed': (payload) => news.tell('liveChanged', payload),
      'session.ended': (payload) => needs.ended(payload),
    }
  }

  /** A fresh link: what comes before hello's answer is kept. */
  hold(): void {
    this.#waiting = []
  }

  /** Hello is answered. */
  release(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    let isUnclear = false
    for (const { name, payload } of waiting) {
      // Joining and leaving carry no rev, so whether hello knew of it is unclear: it is asked again instead.
      if (name === 'room.joined' || name === 'room.left') isUnclear = true
      else this.receive(name, payload)
    }
    if (isUnclear) this.#needs.hello.again()
  }

  receive(name: string, payload: unknown): void {
    const handler = Object.hasOwn(this.#handlers, name) ? this.#handlers[name as HandledName] : undefined
    if (!handler) {
      this.#needs.log('info', 'an unknown event was skipped', { name })
      this.#needs.news.tell('unknownEvent', { name })
      return
    }
    if (this.#waiting && name !== 'session.ended') {
      this.#waiting.push({ name, payload })
      return
    }
    try {
      ;(handler as (payload: unknown) => void)(payload)
    } catch (error) {
      this.#needs.log('warn', 'an event could not be used', { name, error: String(error) })
      this.#needs.hello.again()
    }
  }

  #in(roomId: string, epoch: string, take: (room: RoomState) => void): void {
    const { workspace, rooms, strays, hello } = this.#needs
    const room = rooms.get(roomId)
    if (epoch !== workspace.epoch) hello.again()
    else if (room) take(room)
    else strays.keep(roomId, () => this.#in(roomId, epoch, take))
  }
}
