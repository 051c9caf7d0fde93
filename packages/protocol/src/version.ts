/** Version of the wire protocol. A client names it in its handshake; a server refuses one that it does not speak. */
export const PROTOCOL_VERSION = 1

/** Every version that this server still speaks, oldest first. */
export const SUPPORTED_PROTOCOL_VERSIONS: readonly number[] = [1]
