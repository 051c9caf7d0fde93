import { isIP } from 'node:net'

/**
 * What counts as one place on the network: an IPv4 address, or the /64 that a provider gives to one customer. Null for
 * this machine itself, which is never limited: there a proxy without trust, or a load test, stands for everybody.
 */
export function networkOf(address: string): string | null {
  if (address === '::1' || address.startsWith('127.')) return null
  return isIP(address) === 6 ? `${firstHalf(address)}::/64` : address
}

/** The first four groups of an IPv6 address, however it is shortened. */
function firstHalf(address: string): string {
  const [before = '', after = ''] = (address.split('%')[0] ?? '').split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after)]
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

function groupsOf(part: string): string[] {
  if (part === '') return []
  // An IPv4 address at the end stands for two groups; which ones they are does not matter here.
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]))
}
