import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A company's web proxy that lets pages through and no WebSockets. */
export interface RefusingProxy {
  /** As a browser's settings name it. */
  readonly server: string
  /** How many WebSockets it refused. */
  refused(): number
  close(): Promise<void>
}

export async function startRefusingProxy(): Promise<RefusingProxy> {
  let refused = 0
  const proxy = createServer((asked, answer) => {
    const { method, headers, url = '' } = asked
    const onward = request(url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders)
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  // Browsers ask a proxy for a tunnel when they want a WebSocket; this one looks at what goes through.
  proxy.on('connect', ({ url = '' }, near) => {
    near.on('error', () => undefined)
    near.write('HTTP/1.1 200 Connection established\r\n\r\n')
    near.once('data', (head: Buffer) => {
      if (/\r\nupgrade: *websocket/i.test(head.toString('latin1'))) {
        refused++
        near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return
      }
      const { hostname, port } = new URL(`http://${url}`)
      const far = connect(Number(port || 80), hostname)
      far.on('error', () => near.destroy())
      near.on('close', () => far.destroy())
      far.write(head)
      near.pipe(far).pipe(near)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    refused: () => refused,
    async close() {
      const closed = new Promise((resolve) => proxy.close(resolve))
      proxy.closeAllConnections()
      await closed
    },
  }
}
