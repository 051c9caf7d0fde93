/** From which id on a page is read, null for the first: as one comparison, or each page would go over all those before it. */
export const pastOf = (place: string) => `coalesce(${place}::uuid, '00000000-0000-0000-0000-000000000000')`
