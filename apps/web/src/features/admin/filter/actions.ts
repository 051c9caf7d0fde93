import type { FilterAction } from '@parley/protocol'

/** In the order in which they are offered. */
export const ACTIONS: readonly FilterAction[] = ['block', 'mask', 'flag']
