// @ts-check
/**
 * The process that `listen` starts for a moment: hands the listening socket that it is sent back, as often as it is
 * asked, with it whoever knocked here meanwhile, says so, and ends. The system makes a handle of its own of each.
 */
process.once('disconnect', () => process.exit())
process.once(
  'message',
  /**
   * @param {{ times: number }} order
   * @param {import('node:net').Server & { pauseOnConnect?: boolean }} server
   */
  ({ times }, server) => {
    // What they say is for whoever takes them over.
    server.pauseOnConnect = true
    server.on('connection', (socket) => process.send?.({ is: 'connection' }, socket))
    const end = () => {
      server.close()
      process.send?.({ is: 'all' })
    }
    for (let left = times; left > 0; left -= 1) {
      process.send?.({ is: 'handle' }, server, {}, left === 1 ? end : undefined)
    }
  },
)
// Whoever knocked before this line was reached would be taken and forgotten.
process.send?.({ is: 'ready' })
