import type { IncomingMessage, ServerResponse } from 'node:http'
import { prepareWorkspace } from '@parley/core'
import { emptyDatabase } from '@parley/db'
import { Refusal } from '@parley/protocol'
import { z } from 'zod'
import { closeConnection } from '../connections/close-connection.ts'
import type { Gate } from '../gate/gate.ts'
import { sendJson } from '../health/answer-http.ts'
import type { ChatServer } from '../server/types.ts'
import { plantSeed, seedSchema, UnknownHandle } from './seed.ts'

const MOST_BYTES = 1_000_000
const PREFIX = '/test/'

/** Answers what tests ask of this instance; see docs/testing.md. There only where `PARLEY_TEST_API` is set. */
export type TestApi = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export function isForTests({ url = '' }: IncomingMessage): boolean {
  return url.startsWith(PREFIX)
}

/** Does one thing with a checked input; what it returns is the answer. */
type Act = (input: unknown) => Promise<object> | object

export function createTestApi(gate: Gate, io: ChatServer): TestApi {
  const { context, chat } = gate
  const acts: Readonly<Record<string, Act>> = {
    async reset(input) {
      const seed = seedSchema.parse(input)
      await emptyDatabase(context.environment.ownerDatabaseUrl)
      await prepareWorkspace(context.core)
      return plantSeed(context, chat.fanOut, seed)
    },
    seed: (input) => plantSeed(context, chat.fanOut, seedSchema.parse(input)),
    drop(input) {
      const { handle } = z.strictObject({ handle: z.string() }).parse(input)
      const theirs = [...io.sockets.sockets.values()].filter(({ data }) => data.principal.person.handle === handle)
      for (const socket of theirs) closeConnection(socket.conn)
      return { dropped: theirs.length }
    },
    acks(input) {
      const { delayMs } = z.strictObject({ delayMs: z.int().min(0).max(600_000) }).parse(input)
      gate.ackDelayMs = delayMs
      return { delayMs }
    },
    drain: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
  return async (request, response) => {
    const name = request.url?.slice(PREFIX.length).split('?', 1)[0] ?? ''
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined
    if (act === undefined) return sendJson(response, 404, { error: `there is ${Object.keys(acts).join(', ')}` })
    // A page of another site can send no such request without being asked first, which nothing here answers.
    const isJson = request.headers['content-type']?.split(';', 1)[0] === 'application/json'
    if (request.method !== 'POST' || !isJson) return sendJson(response, 415, { error: 'POST JSON' })
    try {
      const text = await readText(request)
      sendJson(response, 200, await act(text === '' ? {} : JSON.parse(text)))
    } catch (error) {
      const isOurs = !isAtFault(error)
      context.log.warn({ err: error, name }, 'the test API refused')
      sendJson(response, isOurs ? 500 : 400, { error: error instanceof Refusal ? error.toWire() : String(error) })
    }
  }
}

function isAtFault(error: unknown): boolean {
  return [Refusal, UnknownHandle, SyntaxError, z.ZodError].some((kind) => error instanceof kind)
}

/** After the answer has left, as an operator would, or as a machine that fails. */
function end(signal: 'SIGTERM' | 'SIGKILL'): object {
  setTimeout(() => process.kill(process.pid, signal), 100)
  return { signal }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new SyntaxError('more than 1 MB')
  }
  return Buffer.concat(chunks).toString()
}
