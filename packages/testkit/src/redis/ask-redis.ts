/** What a command answers, before anything is made of it. */
export type RedisReply = string | number | null | readonly RedisReply[]

/** Sends one command over a connection of its own. */
export async function askRedis(port: number, words: readonly string[]): Promise<RedisReply> {
  // Half a second of a processor, which most of those who load the testkit never need.
  const { createClient } = await import('redis')
  const client = createClient({
    url: `redis://127.0.0.1:${port}`,
    socket: { reconnectStrategy: false, connectTimeout: 10_000 },
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.sendCommand([...words])) as unknown as RedisReply
  } finally {
    client.destroy()
  }
}
