import { Refusal } from '@parley/protocol'

/** Most keys of one query, where its answers are short. */
const MOST_KEYS = 1_000
/** Queries in flight before keys begin to wait for each other. */
const IN_FLIGHT = 2
/** Between two queries, so that the second has company: on a busy processor, hardly two reads fall into one turn. */
const APART_MS = 4

interface Asked<V> {
  resolve(value: V | undefined): void
  reject(error: unknown): void
}

/**
 * Reads by key that share queries, as the journal shares commits: what is asked for in one turn, or within
 * milliseconds of a query that left, is read together by the next one. A lone read waits for nobody, and thousands of
 * clients that come back at once share their queries. A key is always read after it was asked for, so an answer is never older than its question.
 *
 * @param load reads several keys in one query; keys that are not in its answer are told as undefined
 * @param mostKeys of one query
 */
export function createGather<K, V>(
  load: (keys: K[]) => Promise<ReadonlyMap<K, V>>,
  mostKeys = MOST_KEYS,
): (key: K) => Promise<V | undefined> {
  let waiting = new Map<K, Asked<V>[]>()
  let inFlight = 0
  let isWoken = false
  let leftAt = Number.NEGATIVE_INFINITY

  function wake(): void {
    if (isWoken || waiting.size === 0 || inFlight >= IN_FLIGHT) return
    isWoken = true
    const waitMs = leftAt + APART_MS - performance.now()
    // Not before the turn has read all that arrived.
    if (waitMs <= 0 || waiting.size >= mostKeys) setImmediate(leave)
    else setTimeout(leave, waitMs)
  }

  function leave(): void {
    isWoken = false
    leftAt = performance.now()
    inFlight += 1
    void read(take()).finally(() => {
      inFlight -= 1
      wake()
    })
    wake()
  }

  function take(): Map<K, Asked<V>[]> {
    if (waiting.size <= mostKeys) {
      const all = waiting
      waiting = new Map()
      return all
    }
    const taken = new Map([...waiting].slice(0, mostKeys))
    for (const key of taken.keys()) waiting.delete(key)
    return taken
  }

  async function read(asked: ReadonlyMap<K, Asked<V>[]>): Promise<void> {
    try {
      const found = await load([...asked.keys()])
      for (const [key, all] of asked) for (const { resolve } of all) resolve(found.get(key))
    } catch (error) {
      // One key that the database chokes on must not fail the others: each goes alone.
      if (asked.size > 1 && !(error instanceof Refusal)) {
        for (const entry of asked) await read(new Map([entry]))
      } else for (const all of asked.values()) for (const { reject } of all) reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const asked = waiting.get(key)
      if (asked === undefined) waiting.set(key, [{ resolve, reject }])
      else asked.push({ resolve, reject })
      wake()
    })
}

/**
 * The same for questions of several parts.
 * @param load answers in the order in which it is asked; undefined where there is nothing
 */
export function createGatherOf<Q extends object, V>(
  load: (asked: Q[]) => Promise<readonly (V | undefined)[]>,
  mostKeys = MOST_KEYS,
): (asked: Q) => Promise<V | undefined> {
  const gather = createGather<string, V>(async (keys) => {
    const answers = await load(keys.map((key) => JSON.parse(key) as Q))
    return new Map(keys.flatMap((key, place) => (answers[place] === undefined ? [] : [[key, answers[place]] as const])))
  }, mostKeys)
  return (asked) => gather(JSON.stringify(asked))
}
