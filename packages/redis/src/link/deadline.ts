/**
 * Rejects when the promise took longer. Its own turn of the event loop comes first: where this process was what stood
 * still, the answer that arrived meanwhile counts.
 */
export function within<T>(promise: Promise<T>, ms: number, late: () => Error = () => new Error('took too long')) {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => setImmediate(() => reject(late())), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
