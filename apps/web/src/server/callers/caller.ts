import 'server-only'
import { isIPv6 } from 'node:net'
import { describeDevice } from './describe-device.ts'

export interface CallerFacts {
  /** Browser and system, as people name them. */
  device: string
  address: string
}

/** Who asks, by headers that src/http/ made trustworthy. */
export function readCallerFacts(headers: Headers): CallerFacts {
  return {
    device: describeDevice(headers.get('user-agent') ?? ''),
    address: headers.get('x-forwarded-for') ?? '',
  }
}

/** What is counted as one address: a household or office holds a whole /64 of IPv6. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const missing = Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: address.includes('::') ? missing : 0 }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
