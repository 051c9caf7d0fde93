import { z } from 'zod'
import { id } from '../shapes.ts'
import { FILE_PURPOSES } from './limits.ts'

export const pictureSchema = z
  .object({
    id,
    name: z.string(),
    width: z.int().min(1).describe('In pixels, as it is shown: what the camera said of its orientation is applied.'),
    height: z.int().min(1),
    bytes: z.int().min(0).describe('Of the picture in full size.'),
    mediaType: z.string().describe('Of the picture in full size. Its smaller variants are `image/webp`.'),
    moves: z.literal(true).optional().describe('It moves, and has a variant `still`.'),
  })
  .describe('A picture. Its bytes are at `/api/files/<id>/<variant>`: `original`, `1280`, `480`, `96`, `still`.')
export type Picture = z.infer<typeof pictureSchema>

const wholeNumber = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)

/** `POST /api/files?purpose=…&name=…`, with the session cookie and the bytes of the picture as the body. */
export const uploadQuerySchema = z.strictObject({
  purpose: z.enum(FILE_PURPOSES).default('message'),
  name: z.string().max(1000).default(''),
  crop: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.tuple([wholeNumber, wholeNumber, wholeNumber]))
    .transform(([left, top, size]) => ({ left, top, size }))
    .refine(({ size }) => size > 0)
    .optional()
    .describe(
      'Of an avatar or an icon: left, top and side of the square that is taken, in pixels of the picture as it is shown.',
    ),
})
export type UploadQuery = z.infer<typeof uploadQuerySchema>
export const uploadOutputSchema = z.object({ file: pictureSchema })
export type UploadOutput = z.infer<typeof uploadOutputSchema>
