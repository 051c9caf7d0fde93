import {
  attachBrowserSignals,
  type ClientOptions,
  createClient,
  memoryStorage,
  type ParleyClient,
  type Seed,
  type Transport,
} from '@parley/client'
import { indexedDbStorage } from '@parley/client/indexeddb'
import { drawPace } from './draw-pace.ts'
import { fetchTicket } from './ticket.ts'

/** One client for each person and page load: it outlives the screens, so that going to the settings and back keeps it. */
let held: { readonly owner: string; readonly client: ParleyClient } | null = null
let pageStands: () => void = () => undefined

/** The client of this page, made at first asking. On the server one that only holds what it is seeded with. */
export function openBrowserClient(seed: Seed, erasedName: string): ParleyClient {
  if (typeof window === 'undefined') {
    return createClient({ ...lazySocket(), storage: memoryStorage(), seed, erasedName })
  }
  const owner = `${seed.bootstrap.me.id}:${seed.bootstrap.sessionId}`
  if (held?.owner === owner) return held.client
  void held?.client.close()
  const client = createClient({
    ...lazySocket(),
    storage: indexedDbStorage({ name: `parley:${seed.bootstrap.me.id}` }),
    seed,
    erasedName,
    client: 'parley-web',
    schedule: drawPace(),
    // What this device kept must not change what is drawn before it equals the HTML.
    ready: new Promise((resolve) => {
      pageStands = () => resolve()
    }),
  })
  held = { owner, client }
  return client
}

/** Begins to connect and lets the browser's signals (online, visible again) end a wait. Returns the way to stop listening. */
export function attachToBrowser(client: ParleyClient): () => void {
  pageStands()
  const detach = attachBrowserSignals(client, window)
  client.connect()
  return detach
}

/** socket.io is fetched while the ticket is, so that the page stands before it. */
function lazySocket(): Pick<ClientOptions, 'transport' | 'ticket'> {
  let url = ''
  let socket: Transport | null = null
  return {
    async ticket() {
      const [answer, { socketIoTransport }] = await Promise.all([fetchTicket(), import('@parley/client/socket-io')])
      url = answer.url
      socket ??= socketIoTransport({ url: () => url })
      return answer
    },
    transport: {
      open(handshake, listener) {
        if (socket === null) throw new Error('A link is opened with a ticket only.')
        return socket.open(handshake, listener)
      },
    },
  }
}
