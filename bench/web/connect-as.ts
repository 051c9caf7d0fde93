import { connectRaw, createProgram, type RawConnection, type Stack } from '@parley/testkit'

/** Somebody's connection beside the page: as the same person from elsewhere, or as another one. */
export async function connectAs(
  stack: Stack,
  { handle, password }: { readonly handle: string; readonly password: string },
): Promise<RawConnection> {
  const program = createProgram(stack.url)
  await program.signIn({ login: handle, password })
  const { ticket, protocol } = await program.ticket()
  return connectRaw(stack.realtime.url, { auth: { ticket, protocol } })
}
