export {
  changeFilterWords,
  deleteFilterWords,
  loadFilterRev,
  loadFilterWords,
  type NewFilterWord,
  putFilterWords,
  type StoredFilterWord,
  WORD_FILTER_CHANNEL,
  writeFlag,
} from './words.ts'
