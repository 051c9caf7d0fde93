import { createCookieJar } from '@parley/testkit'
import type { Exchange } from './examples.ts'

const SHOWN_HEADERS = ['content-type', 'retry-after']

/** A program's requests to the web app, each told with its answer. Cookies are kept between them. */
export interface HttpRecorder {
  post(path: string, body?: Body): Promise<Exchange>
  get(path: string): Promise<Exchange>
}

type Body =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly png: Uint8Array }

export function createHttpRecorder(webUrl: string): HttpRecorder {
  const cookies = createCookieJar()

  async function exchange(method: string, path: string, body?: Body): Promise<Exchange> {
    const headers: Record<string, string> = {}
    if (cookies.header() !== '') headers.cookie = cookies.header()
    const content = encode(body)
    if (content !== undefined) headers['content-type'] = content.type
    const response = await fetch(new URL(path, webUrl), {
      method,
      headers,
      body: content?.bytes ?? content?.text ?? null,
      redirect: 'manual',
    })
    cookies.keep(response)
    const text = await response.text()
    return {
      request: { method, path, headers, ...(content === undefined ? {} : { body: content.text }) },
      response: { status: response.status, headers: shownHeaders(response), body: JSON.parse(text) as unknown },
    }
  }

  return { get: (path) => exchange('GET', path), post: (path, body) => exchange('POST', path, body) }
}

function encode(body: Body | undefined): { type: string; text: string; bytes?: Uint8Array<ArrayBuffer> } | undefined {
  if (body === undefined) return undefined
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(body.json) }
  if ('png' in body) return { type: 'image/png', text: '', bytes: new Uint8Array(body.png) }
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(body.form).toString() }
}

function shownHeaders({ headers }: Response): Record<string, string | string[]> {
  const shown: Record<string, string | string[]> = {}
  for (const name of SHOWN_HEADERS) {
    const value = headers.get(name)
    if (value !== null) shown[name] = value
  }
  const setCookie = headers.getSetCookie()
  if (setCookie.length > 0) shown['set-cookie'] = setCookie
  return shown
}
