import type { Instrumentation } from 'next'

/** A page or route that failed on the server: its digest, which the person sees, beside the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Not a setting: Next builds this file for two runtimes and puts a constant here.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('./server/log.ts')
    log().error(
      {
        requestId: request.headers['x-request-id'],
        path: request.path.split('?', 1)[0],
        route: context.routePath,
        digest: error instanceof Error && 'digest' in error ? error.digest : undefined,
        err: error,
      },
      'page failed',
    )
  }
}
