import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, type Socket } from 'node:net'

/** Who asks, as far as it can be believed. */
export interface Caller {
  /** Network address of the person's device, without port. */
  readonly address: string
  readonly protocol: 'http' | 'https'
  /** Host and port as the person wrote them in the address bar. */
  readonly host: string
}

/** The proxies whose X-Forwarded-* headers are believed. Addresses or CIDR blocks. */
export function trustProxies(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/**
 * Reads who asks. Forwarding headers count only when the connection comes from a trusted proxy; the address is then
 * the last one in X-Forwarded-For that is not itself a trusted proxy, because everything before it is hearsay.
 */
export function readCaller(request: IncomingMessage, trusted: BlockList): Caller {
  const peer = plainAddress(request.socket.remoteAddress)
  const own: Caller = {
    address: peer,
    protocol:
      'encrypted' in request.socket && (request.socket as Socket & { encrypted?: boolean }).encrypted
        ? 'https'
        : 'http',
    host: request.headers.host ?? '',
  }
  if (!isTrusted(peer, trusted)) return own
  const hops = listed(request.headers['x-forwarded-for']).map(plainAddress)
  let address = peer
  for (const hop of hops.reverse()) {
    if (isIP(hop) === 0) break
    address = hop
    if (!isTrusted(hop, trusted)) break
  }
  const protocol = listed(request.headers['x-forwarded-proto']).at(-1)
  const host = listed(request.headers['x-forwarded-host']).at(-1)
  return {
    address,
    protocol: protocol === 'https' || protocol === 'http' ? protocol : own.protocol,
    host: host ?? own.host,
  }
}

/** Replaces whatever forwarding headers came in by what is believed, so that no code behind reads a forged one. */
export function writeCaller(request: IncomingMessage, caller: Caller): void {
  for (const name of Object.keys(request.headers))
    if (name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-')) delete request.headers[name]
  request.headers['x-forwarded-for'] = caller.address
  request.headers['x-forwarded-proto'] = caller.protocol
  request.headers['x-forwarded-host'] = caller.host
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address)
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function listed(header: string | string[] | undefined): string[] {
  return String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** An IPv4 address that reached an IPv6 socket is written as IPv4. */
function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}
