'use client'

import type { Feature } from '@parley/protocol'
import { useBootstrap } from './client-provider.tsx'

/** Whether the workspace switched a feature off, so that its way in is not shown. */
export function useIsOff(feature: Feature): boolean {
  return useBootstrap().workspace.off?.includes(feature) ?? false
}
