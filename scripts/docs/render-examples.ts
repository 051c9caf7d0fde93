import type { Exchange, Frame } from './examples.ts'

/** A request and its answer as they stand on the wire, but for headers that do not matter. */
export function renderExchange({ request, response }: Exchange): string {
  const lines = [
    `${request.method} ${request.path}`,
    ...headerLines(request.headers),
    ...(request.body === undefined ? [] : ['', request.body]),
    '',
    `${response.status}`,
    ...headerLines(response.headers),
    '',
    JSON.stringify(response.body),
  ]
  return ['```http', ...lines, '```'].join('\n')
}

function headerLines(headers: Readonly<Record<string, string | readonly string[]>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => `${name}: ${each}`),
  )
}

export function renderFrames(frames: readonly Frame[]): string {
  return ['```text', ...frames.map(({ from, text }) => `${from === 'client' ? '→' : '←'} ${text}`), '```'].join('\n')
}
