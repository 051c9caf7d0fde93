import { connectRaw, createProgram } from '@parley/testkit'
import { unique } from './names.ts'

/** Signs so many people up, as programs, and takes them into a room. */
export async function fillRoom(webUrl: string, roomId: string, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const program = createProgram(webUrl)
      const account = { displayName: `Crowd ${index}`, handle: unique('crowd'), password: unique('correct horse') }
      await program.signUp(account)
      await program.signIn({ login: account.handle, password: account.password })
      const { ticket, protocol, realtimeUrl, realtimePort } = await program.ticket()
      const { hostname } = new URL(webUrl)
      const connection = await connectRaw(realtimeUrl ?? `http://${hostname}:${realtimePort}`, {
        auth: { ticket, protocol },
        origin: webUrl,
      })
      await connection.ask('room.join', { roomId })
      connection.close()
    }),
  )
}
