import type { CommandName } from '@parley/protocol'
import { openRows, type RawConnection, type Rows } from '@parley/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN_HANDLERS } from '../src/handlers/admin.ts'
import { MODERATION_HANDLERS } from '../src/handlers/moderation.ts'
import { adminInputs } from './admin-commands.ts'
import { moderationInputs } from './moderation-commands.ts'
import { makeRoom, openSetting, type Setting, type Someone, say } from './setting.ts'

let setting: Setting
let rows: Rows
let boss: Someone
let owner: RawConnection
let subjectId: string
let roomId: string
let seq: number
let epoch: string

beforeAll(async () => {
  setting = await openSetting()
  rows = await openRows(setting.databaseUrl)
  // Whoever signs up first is the owner.
  boss = await setting.person('boss')
  const arrived = await boss.arrive()
  owner = arrived
  epoch = arrived.hello.epoch
  subjectId = (await setting.person('subject')).id
  roomId = (await makeRoom(owner)).room.id
  seq = (await say(owner, roomId, 'by the owner')).seq
})
afterAll(async () => {
  await rows.close()
  await setting.close()
})

/** What stands in every table, but for when somebody was seen. */
async function everything(): Promise<unknown> {
  const tables = await rows.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  const one = ({ name }: { name: string }) =>
    `SELECT '${name}' AS name, count(*)::int AS rows,
       md5(coalesce(string_agg((to_jsonb(t) - 'last_seen_at')::text, '|' ORDER BY (to_jsonb(t) - 'last_seen_at')::text), '')) AS sum
     FROM "${name}" AS t`
  // PostgreSQL may read the tables side by side, and answer in the order in which they are read.
  return rows.query(`${tables.map(one).join(' UNION ALL ')} ORDER BY name`)
}

const codeOf = async (socket: RawConnection, name: CommandName, input: object): Promise<string> => {
  const ack = await socket.call(name, input)
  return ack.ok ? 'done' : ack.error.code
}

/** Somebody of a role, with a socket that was opened when they had another. */
async function arrive(name: string, role: string, before = role): Promise<RawConnection> {
  const person = await setting.person(name)
  const set = (now: string) => rows.query('UPDATE person SET role = $2::workspace_role WHERE id = $1', [person.id, now])
  await set(before)
  const socket = await person.arrive()
  await set(role)
  return socket
}

/** An admin who is kept out, and whose socket was not told: its instance heard of nothing. */
async function arriveKeptOut(what: 'suspended_at' | 'deactivated_at'): Promise<RawConnection> {
  const person = await setting.person('kept-out')
  await rows.query(`UPDATE person SET role = 'admin' WHERE id = $1`, [person.id])
  const socket = await person.arrive()
  await rows.query(`UPDATE person SET ${what} = now() WHERE id = $1`, [person.id])
  return socket
}

/** Whose account was closed is sent to sign in, where they are told of it. */
const isKeptOut = (caller: string) => caller === 'suspended admin' || caller === 'closed admin'

test('nothing of the dashboard is done or told to whoever does not run the workspace now, whatever they were', async () => {
  const callers = {
    guest: await arrive('guest', 'guest'),
    member: await arrive('member', 'member'),
    moderator: await arrive('moderator', 'moderator'),
    'admin before': await arrive('admin-before', 'member', 'admin'),
    'owner before': await arrive('owner-before', 'moderator', 'owner'),
    'suspended admin': await arriveKeptOut('suspended_at'),
    'closed admin': await arriveKeptOut('deactivated_at'),
  }
  const inputs = {
    ...adminInputs({ personId: subjectId, roomId }),
    'emoji.add': { name: 'party-parrot', fileId: roomId },
    'emoji.remove': { name: 'party-parrot' },
  } satisfies { readonly [N in CommandName]?: object }
  const commands = [...Object.keys(ADMIN_HANDLERS), 'emoji.add', 'emoji.remove'] as (keyof typeof inputs)[]
  const before = await everything()
  for (const [caller, socket] of Object.entries(callers)) {
    const answers = await Promise.all(commands.map((name) => codeOf(socket, name, inputs[name])))
    const letIn = commands.filter((_, at) => answers[at] !== (isKeptOut(caller) ? 'SESSION_ENDED' : 'NOT_AN_ADMIN'))
    expect(letIn, caller).toEqual([])
  }
  expect(await everything()).toEqual(before)
  // The same commands are done for whoever runs it: it was not the input that was refused.
  expect(await codeOf(owner, 'accounts.list', inputs['accounts.list'])).toBe('done')
  for (const socket of Object.values(callers)) socket.close()
})

test('order is kept by nobody who keeps none now, and by those who do only among those below them', async () => {
  const strangers = {
    guest: await arrive('guest', 'guest'),
    member: await arrive('member', 'member'),
    'moderator before': await arrive('moderator-before', 'member', 'moderator'),
    'suspended admin': await arriveKeptOut('suspended_at'),
  }
  const inputs = moderationInputs({ personId: subjectId, roomId, epoch, seq })
  const commands = (Object.keys(MODERATION_HANDLERS) as (keyof typeof inputs)[]).filter(
    (name) => name !== 'message.report',
  )
  const moderator = await arrive('moderator', 'moderator')
  const above: string[] = []
  for (const role of ['moderator', 'admin', 'owner']) {
    const { id } = await setting.person(role)
    await rows.query('UPDATE person SET role = $2::workspace_role WHERE id = $1', [id, role])
    above.push(id)
  }
  const before = await everything()
  for (const [caller, socket] of Object.entries(strangers)) {
    const answers = await Promise.all(commands.map((name) => codeOf(socket, name, inputs[name])))
    expect(
      commands.filter((_, at) => answers[at] !== (isKeptOut(caller) ? 'SESSION_ENDED' : 'NOT_A_MODERATOR')),
      caller,
    ).toEqual([])
    socket.close()
  }
  for (const personId of above) {
    const about = moderationInputs({ personId, roomId, epoch, seq })
    for (const name of ['moderation.mute', 'moderation.ban'] as const)
      expect(await codeOf(moderator, name, about[name]), name).toBe('RANK_TOO_LOW')
  }
  moderator.close()
  expect(await everything()).toEqual(before)
})
