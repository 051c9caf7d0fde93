/** Who asks over HTTP, behind proxies or not. */
export { type Caller, readCaller, trustProxies, writeCaller } from './caller.ts'
