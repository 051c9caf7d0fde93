/** Of the picture that a browser shows beside the page's title: the workspace's own, or Parley's. */
export function iconAddress(icon: string | null | undefined): string {
  return icon ? `/api/files/${icon}/96` : '/favicon.svg'
}
