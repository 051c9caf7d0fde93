/** Whether people reach the server over plain http from elsewhere than its own machine. */
export function isExposed(publicUrl: URL): boolean {
  return publicUrl.protocol === 'http:' && !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(publicUrl.hostname)
}
