import type { ErrorCode } from './codes.ts'

/** Stands for `english.ts` in a browser, which is handed the sentences of its language by the server. */
export const ENGLISH_SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {}
