/** The answer of a request. @throws what went wrong with it. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Resolves once all that a transaction did is kept. @throws where nothing of it is. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('The transaction was given up.', 'AbortError'))
  })
}

export interface DatabaseOptions {
  readonly name: string
  readonly version: number
  /** Makes what is missing since a version; 0 is a database that was not there. */
  upgrade(database: IDBDatabase, from: number): void
  /** The browser closed it: the next use opens it anew. */
  onClosed(): void
}

/** Opens a database. A newer version of the app in another tab does not wait for this one. */
export async function openDatabase({ name, version, upgrade, onClosed }: DatabaseOptions): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version)
  request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion)
  const database = await answerOf(request)
  database.onversionchange = () => database.close()
  database.onclose = onClosed
  return database
}
