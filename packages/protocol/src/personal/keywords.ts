import { z } from 'zod'
import { MOST_KEYWORDS } from './keyword-pattern.ts'

export const keywordsSchema = z
  .array(z.string().regex(/^[^\p{Cc}\p{Cs}]{2,50}$/u))
  .max(MOST_KEYWORDS)
  .describe('Of `setting:keywords`: words that call the person wherever somebody writes them.')
