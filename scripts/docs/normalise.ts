/** Replaces what differs from run to run, the same thing by the same stand-in everywhere, in the order of appearance. */
export function normalise<T>(recorded: T, known: Readonly<Record<string, string>>): T {
  let text = JSON.stringify(recorded)
  for (const [actual, standIn] of Object.entries(known)) text = text.replaceAll(actual, standIn)
  for (const [pattern, replace] of rules()) text = text.replace(pattern, replace)
  return JSON.parse(text) as T
}

type Rule = [pattern: RegExp, replace: (match: string) => string]

function rules(): Rule[] {
  return [
    [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, numbered((n) => madeUpUuid(n))],
    [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, () => '2026-11-20T09:30:00.000Z'],
    [/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, () => 'Sun, 20 Dec 2026 09:30:00 GMT'],
    // Encrypted cookies have five parts, signed tickets three.
    [/eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/g, () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..c2Vzc2lvbg'],
    [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, () => 'eyJhbGciOiJIUzI1NiJ9.eyJzaWQiOiIuLi4ifQ.c2lnbmF0dXJl'],
    [/[0-9a-f]{64}/g, numbered((n) => String(n).padStart(64, '0123456789abcdef'))],
    [/(?<=sid\\*":\\*")[\w-]{20}/g, numbered((n) => `lv_VI97HAXpY6yYWAA${String(n).padStart(2, '0')}`)],
    // Of an invitation; codes of errors are in capitals.
    [/(?<="code\\*":\\*")(?=[\w-]*[a-z])[\w-]{22}/g, () => 'q7hN0sYw3mTfJ2xR8bKc1A'],
    [/(?<=localhost(?::|%3A))\d+/g, () => '3000'],
    [/(?<="realtimePort":)\d+/g, () => '3001'],
  ]
}

function numbered(make: (count: number) => string): (match: string) => string {
  const seen = new Map<string, string>()
  return (match) => {
    const standIn = seen.get(match) ?? make(seen.size + 1)
    seen.set(match, standIn)
    return standIn
  }
}

function madeUpUuid(count: number): string {
  return `019aa0c5-7000-7000-8000-${String(count).padStart(12, '0')}`
}
