import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FROM, openTestWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts'
import { authenticateSession } from './authenticate-session.ts'
import { endSession } from './end-session.ts'
import { findEndedSessions } from './find-ended-sessions.ts'
import { listSessions } from './list-sessions.ts'
import { revokeSession } from './revoke-session.ts'
import { startSession } from './start-session.ts'
import { touchSessions } from './touch-sessions.ts'
import { watchEndedSessions } from './watch-ended-sessions.ts'

let workspace: TestWorkspace

beforeAll(async () => {
  workspace = await openTestWorkspace()
})
afterAll(() => workspace.close())

const DAY_MS = 24 * 60 * 60 * 1000

/** Sets when a session was last seen and when it expires, in days from now. */
const setTimes = (sessionId: string, seenDays: number, expiresDays: number) =>
  workspace.core.database.prisma.deviceSession.update({
    where: { id: sessionId },
    data: {
      lastSeenAt: new Date(Date.now() + seenDays * DAY_MS),
      expiresAt: new Date(Date.now() + expiresDays * DAY_MS),
    },
  })

test('I9 a session that is revoked opens nothing, and every process hears of it', async () => {
  const { core } = workspace
  const ann = await workspace.person('ann')
  const { sessionId } = await startSession(core, { personId: ann.personId, ...FROM })
  let hear = (_sessionId: string) => {}
  const heard = new Promise<string>((resolve) => {
    hear = resolve
  })
  await watchEndedSessions(workspace.instance(), { onEnded: hear, onReconnected: () => {} })
  await revokeSession(core, ann, sessionId)
  expect(await authenticateSession(core, sessionId)).toBeNull()
  expect(await findEndedSessions(core, [sessionId, ann.sessionId])).toEqual([sessionId])
  expect(await heard).toBe(sessionId)
})

test("somebody else's session, an ended one and an unknown one are all not found", async () => {
  const { core } = workspace
  const [ben, eve] = [await workspace.person('ben'), await workspace.person('eve')]
  const notFound = { code: 'SESSION_NOT_FOUND' }
  await expect(revokeSession(core, eve, ben.sessionId)).rejects.toMatchObject(notFound)
  expect(await authenticateSession(core, ben.sessionId)).toEqual(ben)
  await expect(revokeSession(core, eve, randomUUID())).rejects.toMatchObject(notFound)
  await endSession(core, eve.sessionId)
  await endSession(core, eve.sessionId)
  await expect(revokeSession(core, eve, eve.sessionId)).rejects.toMatchObject(notFound)
})

test('the list has the living sessions of the caller alone, and knows which one asks', async () => {
  const { core } = workspace
  const cat = await workspace.person('cat')
  const other = await startSession(core, { personId: cat.personId, device: 'Phone\0', address: '::1' })
  const expired = await startSession(core, { personId: cat.personId, ...FROM })
  await setTimes(expired.sessionId, -31, -1)
  await setTimes(cat.sessionId, -1, 10)
  const sessions = await listSessions(core, cat)
  expect(sessions.map(({ id, device, current }) => ({ id, device, current }))).toEqual([
    { id: other.sessionId, device: 'Phone', current: false },
    { id: cat.sessionId, device: FROM.device, current: true },
  ])
})

test('a session that is used lives on for thirty days, one that ended stays ended', async () => {
  const { core } = workspace
  const dan = await workspace.person('dan')
  const row = (id: string) => core.database.prisma.deviceSession.findUniqueOrThrow({ where: { id } })
  await setTimes(dan.sessionId, -29, 1)
  expect(await authenticateSession(core, dan.sessionId)).toEqual(dan)
  expect((await row(dan.sessionId)).expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * DAY_MS)
  await setTimes(dan.sessionId, -31, -1)
  await touchSessions(core, [dan.sessionId])
  expect(await authenticateSession(core, dan.sessionId)).toBeNull()
  expect(await findEndedSessions(core, [dan.sessionId])).toEqual([dan.sessionId])
})

test('what is no id of a session is nobody', async () => {
  const { core } = workspace
  expect(await authenticateSession(core, '')).toBeNull()
  expect(await authenticateSession(core, "' OR true --")).toBeNull()
  expect(await authenticateSession(core, randomUUID())).toBeNull()
  expect(await findEndedSessions(core, [])).toEqual([])
  await endSession(core, 'nonsense')
})
