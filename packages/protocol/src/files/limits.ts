/** Most pictures that one message carries. */
export const MAX_FILES_PER_MESSAGE = 10

/** Highest that `fileBytes` may be set to: `deploy/nginx.conf` lets no more through. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024

/** Most pixels of one picture; of one that moves, all its frames together. What has more is refused before it is decoded. */
export const MAX_PICTURE_PIXELS = 64_000_000

/** What a picture may be sent as. The server looks at the content, whatever the sender says of it. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const

/**
 * The sizes in which a picture is kept: in full, within 1280 × 1280, within 480 × 480 (both WebP, never larger than the
 * picture), and the square of 96 in its middle. Of an emoji that moves, the last one is its first picture, whole and still;
 * a picture of a message that moves has its first one within 1280 × 1280 as `still`.
 */
export const PICTURE_VARIANTS = ['original', '1280', '480', '96', 'still'] as const
export type PictureVariant = (typeof PICTURE_VARIANTS)[number]

/** What a picture is uploaded for. */
export const FILE_PURPOSES = ['message', 'avatar', 'emoji', 'icon'] as const
export type FilePurpose = (typeof FILE_PURPOSES)[number]
