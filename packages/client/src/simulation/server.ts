import {
  type Bootstrap,
  type Change,
  DEFAULT_LIMITS,
  type JoinedRoom,
  type Line,
  type Member,
  type Message,
  type Person,
  type PersonalItem,
  Refusal,
} from '@parley/protocol'
import { edit, pin, react, remove, send } from './message-acts.ts'
import { countBehind, historyPage, memberChange, memberCount, syncPage } from './pages.ts'
import { idsOf } from './random.ts'
import { followedThreads } from './threads.ts'

export interface SimulatedRoom {
  readonly id: string
  readonly name: string
  rev: number
  readonly messages: Map<number, Message>
  readonly members: Map<string, { member: Member; rev: number }>
  readonly editIds: Set<string>
  /** Of the room in which a person keeps things: the newest value of each key. */
  readonly kept: Map<string, { value: PersonalItem['value']; rev: number }>
  /** What happened to it, by rev. */
  readonly lines: Map<number, Line>
}

export type Input = Record<string, unknown>
export interface Peer {
  readonly personId: string
  emit(event: string, payload: unknown): void
}

/** The rules of the protocol over plain maps, written without looking at the client or the real server. */
export class SimulatedServer {
  epoch = 'e0000000-0000-4000-8000-000000000001'
  readonly people = new Map<string, Person>()
  readonly rooms = new Map<string, SimulatedRoom>()
  readonly readSeqs = new Map<string, number>()
  readonly rewinds = new Map<string, number>()
  readonly peers = new Set<Peer>()
  /** Commands handled, by name. */
  readonly handled = new Map<string, number>()
  /** Every state that a message was committed in: what is shown and not in here is a phantom. */
  readonly committed = new Set<string>()
  pageRows = 3
  /** A deliberately broken server: the same client id is a new message each time. */
  forgetsClientIds = false
  /** A deliberately broken server: it says that nothing was missed. */
  hidesMissed = false
  /** Answers this command with a refusal instead, as often as the function says. */
  refuse: (name: string, input: Input, personId: string) => Refusal | null = () => null
  readonly #nextId = idsOf(0xabc)

  addPerson(handle: string): Person {
    const person: Person = { id: this.#nextId(), handle, displayName: handle, role: 'member' }
    this.people.set(person.id, person)
    return person
  }

  addRoom(name: string, people: readonly Person[], id = this.#nextId()): SimulatedRoom {
    const room: SimulatedRoom = {
      id,
      name,
      rev: 0,
      messages: new Map(),
      members: new Map(),
      editIds: new Set<string>(),
      kept: new Map(),
      lines: new Map(),
    }
    this.rooms.set(room.id, room)
    for (const person of people) this.#setMember(room, person.id, 'joined')
    return room
  }

  /** The database came back from a backup: another epoch, and what was committed lately is gone. */
  restore(keptRev: number): void {
    this.epoch = this.#nextId()
    for (const room of this.rooms.values()) {
      for (const [seq, message] of room.messages) if (message.rev > keptRev) room.messages.delete(seq)
      for (const [key, { rev }] of room.kept) if (rev > keptRev) room.kept.delete(key)
      for (const rev of room.lines.keys()) if (rev > keptRev) room.lines.delete(rev)
      room.rev = Math.min(room.rev, keptRev)
    }
  }

  handle(peer: Peer, name: string, input: Input): unknown {
    this.handled.set(name, (this.handled.get(name) ?? 0) + 1)
    const refusal = this.refuse(name, input, peer.personId)
    if (refusal) throw refusal
    switch (name) {
      case 'session.hello':
        this.peers.add(peer)
        return this.bootstrap(peer.personId)
      case 'session.ping':
        return { serverTime: stamp }
      case 'people.get':
        return { people: (input.ids as string[]).flatMap((id) => this.people.get(id) ?? []) }
      case 'personal.list':
        return this.kept(peer.personId)
      case 'threads.followed':
        return { epoch: this.epoch, threads: followedThreads(this, peer.personId) }
      case 'personal.keep':
        return this.#keep(peer.personId, input.items as PersonalItem[])
      case 'room.join':
        return this.#join(peer.personId, this.#room(input))
      case 'room.leave':
        return this.#leave(peer.personId, this.#room(input))
      case 'room.history':
        return historyPage(this, this.#entered(peer, input), input)
      case 'room.sync':
        return syncPage(this, this.#entered(peer, input), input)
      case 'read.advance':
        return this.#advance(peer.personId, this.#entered(peer, input), input)
      case 'message.send':
        return send(this, peer.personId, this.#entered(peer, input), input)
      case 'message.edit':
        return edit(this, peer.personId, this.#entered(peer, input), input)
      case 'message.react':
        return react(this, peer.personId, this.#entered(peer, input), input)
      case 'message.pin':
        return pin(this, peer.personId, this.#entered(peer, input), input)
      case 'message.delete':
        return remove(this, peer.personId, this.#entered(peer, input), input)
      default:
        throw new Refusal('BAD_REQUEST')
    }
  }

  bootstrap(personId: string): Bootstrap {
    const me = this.people.get(personId)
    if (!me) throw new Refusal('UNAUTHENTICATED')
    const joined = [...this.rooms.values()].filter((room) => this.#isMember(room, personId))
    return {
      epoch: this.epoch,
      serverTime: stamp,
      workspace: { name: 'Simulation' },
      me,
      sessionId: this.epoch,
      limits: DEFAULT_LIMITS,
      rooms: joined.map((room) => this.joined(room, personId)),
    }
  }

  joined(room: SimulatedRoom, personId: string): JoinedRoom {
    return {
      room: {
        id: room.id,
        kind: this.people.has(room.id) ? 'self' : 'public',
        name: room.name,
        topic: '',
        createdAt: stamp,
      },
      head: room.rev,
      lastSeq: Math.max(0, ...room.messages.keys()),
      role: 'member',
      memberCount: memberCount(room),
      readSeq: this.readSeqs.get(`${room.id} ${personId}`) ?? 0,
      ...rewindsOf(this.rewinds.get(`${room.id} ${personId}`)),
      unread: this.unread(room, personId),
    }
  }

  unread(room: SimulatedRoom, personId: string) {
    return countBehind(this, room, personId)
  }

  /** A fresh fetch of the whole room. */
  messages(room: SimulatedRoom): Message[] {
    return [...room.messages.values()].sort((a, b) => a.seq - b.seq)
  }

  /** What a person keeps, as a fresh fetch tells it. */
  kept(personId: string) {
    const room = this.rooms.get(personId)
    const items = [...(room?.kept ?? [])].map(([key, { value }]) => ({ key, value }))
    const head = room?.rev ?? 0
    return { roomId: personId, epoch: this.epoch, head, items: items.filter(({ value }) => value !== null) }
  }

  #keep(personId: string, items: readonly PersonalItem[]) {
    const known = this.rooms.get(personId)
    const room = known ?? this.addRoom('', [this.people.get(personId) as Person], personId)
    if (!known) this.#tell(personId, 'room.joined', { epoch: this.epoch, room: this.joined(room, personId) })
    for (const { key, value } of items) {
      if (JSON.stringify(room.kept.get(key)?.value) === JSON.stringify(value)) continue
      room.rev += 1
      room.kept.set(key, { value, rev: room.rev })
      this.#publish(room, { type: 'personal', rev: room.rev, item: { key, value } })
    }
    return { roomId: personId, head: room.rev }
  }

  setMember(room: SimulatedRoom, personId: string, state: Member['state']): void {
    this.#setMember(room, personId, state, true)
  }

  /** Retention removes the lines up to a rev. */
  clear(room: SimulatedRoom, upTo: number): void {
    for (const rev of room.lines.keys()) if (rev <= upTo) room.lines.delete(rev)
    room.rev += 1
    const line: Line = { rev: room.rev, kind: 'cleared', upTo, at: stamp }
    room.lines.set(room.rev, line)
    this.#publish(room, { type: 'line', rev: room.rev, line })
  }

  #room(input: Input): SimulatedRoom {
    const room = this.rooms.get(input.roomId as string)
    if (!room) throw new Refusal('ROOM_NOT_FOUND')
    return room
  }

  #entered(peer: Peer, input: Input): SimulatedRoom {
    if (input.epoch !== undefined && input.epoch !== this.epoch) throw new Refusal('EPOCH_CHANGED')
    const room = this.#room(input)
    if (!this.#isMember(room, peer.personId)) throw new Refusal('NOT_A_MEMBER')
    return room
  }

  #isMember(room: SimulatedRoom, personId: string): boolean {
    return room.members.get(personId)?.member.state === 'joined'
  }

  #setMember(room: SimulatedRoom, personId: string, state: Member['state'], isTold = false): void {
    room.rev += 1
    if (isTold) room.lines.set(room.rev, { rev: room.rev, kind: state, by: personId, at: stamp })
    const member: Member = { userId: personId, role: 'member', state, joinedAt: stamp }
    room.members.set(personId, { member, rev: room.rev })
    this.#publish(room, memberChange(this, room, personId))
  }

  #join(personId: string, room: SimulatedRoom) {
    if (!this.#isMember(room, personId)) this.setMember(room, personId, 'joined')
    const joined = this.joined(room, personId)
    this.#tell(personId, 'room.joined', { epoch: this.epoch, room: joined })
    return { room: joined }
  }

  #leave(personId: string, room: SimulatedRoom) {
    if (this.#isMember(room, personId)) this.setMember(room, personId, 'left')
    this.#tell(personId, 'room.left', { roomId: room.id })
    return {}
  }

  #advance(personId: string, room: SimulatedRoom, input: Input) {
    const key = `${room.id} ${personId}`
    const seq = Math.min(input.seq as number, Math.max(0, ...room.messages.keys()))
    const before = this.readSeqs.get(key) ?? 0
    const [known, given] = [this.rewinds.get(key) ?? 0, (input.rewinds as number | undefined) ?? 0]
    const moves = given > known || (given === known && seq > before)
    if (moves) {
      this.readSeqs.set(key, seq)
      this.rewinds.set(key, given)
    }
    const readSeq = moves ? seq : before
    const answer = { readSeq, ...rewindsOf(this.rewinds.get(key)), unread: this.unread(room, personId) }
    if (moves) this.#tell(personId, 'read.advanced', { roomId: room.id, epoch: this.epoch, ...answer })
    return answer
  }

  commit(room: SimulatedRoom, message: Message): Message {
    room.messages.set(message.seq, message)
    this.committed.add(JSON.stringify(message))
    this.#publish(room, { type: 'message', rev: message.rev, message })
    return message
  }

  #publish(room: SimulatedRoom, change: Change): void {
    for (const peer of this.peers) {
      if (!this.#isMember(room, peer.personId)) continue
      peer.emit('room.changed', { roomId: room.id, epoch: this.epoch, changes: [change] })
    }
  }

  #tell(personId: string, event: string, payload: unknown): void {
    for (const peer of this.peers) if (peer.personId === personId) peer.emit(event, payload)
  }
}

function rewindsOf(rewinds: number | undefined): { rewinds?: number } {
  return rewinds ? { rewinds } : {}
}

const stamp = '2026-01-01T00:00:00.000Z'
