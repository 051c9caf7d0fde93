/**
 * Of the bodies of one page. What lies beyond stays in the database and is asked for with the next page: nobody is sent
 * so much at a time, and reading it for nothing would cost more than all the rest.
 */
export const PAGE_BYTES = 256_000
