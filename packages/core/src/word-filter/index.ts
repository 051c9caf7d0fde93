export { addFilterWords, listFilterWords, removeFilterWords, setFilterAction, tryFilter } from './change-words.ts'
export { watchWordFilter } from './live-word-filter.ts'
