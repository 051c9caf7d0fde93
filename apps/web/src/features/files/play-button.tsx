'use client'

import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'

interface PlayButtonProps {
  name: string
  isPlaying: boolean
  onPlay: (next: boolean) => void
}

/** There only where people want nothing to move. */
export function PlayButton({ name, isPlaying, onPlay }: PlayButtonProps) {
  const t = useTranslations('files')
  const Icon = isPlaying ? Pause : Play
  return (
    <button
      type="button"
      aria-label={t(isPlaying ? 'pause' : 'play', { name })}
      data-testid="play-picture"
      onClick={(event) => {
        event.stopPropagation()
        onPlay(!isPlaying)
      }}
      className="absolute bottom-1.5 left-1.5 hidden size-8 place-items-center rounded-full bg-[rgb(0_0_0/0.65)] text-white after:absolute after:-inset-1.5 hover:bg-[rgb(0_0_0/0.85)] motion-reduce:grid"
    >
      <Icon size={16} aria-hidden fill="currentColor" />
    </button>
  )
}
