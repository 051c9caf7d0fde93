'use client'

import { Bot } from 'lucide-react'
import { AvatarPicture } from './avatar-picture.tsx'
import { classNames } from './class-names.ts'
import { lettersOf, pigmentOf } from './name-seal.ts'

export type Presence = 'online' | 'away' | 'busy' | 'offline'
export type AvatarSize = 20 | 24 | 28 | 36 | 44 | 56

export interface AvatarProps {
  /** Chooses the pigment. */
  id: string
  name: string
  /** In pixels; without it the avatar follows the density (36, compact 28). */
  size?: AvatarSize
  /** Drawn in the corner; its word must stand elsewhere. Set `--ground` where it does not lie on the page. */
  presence?: Presence
  bot?: boolean
  className?: string
}

const SIZES: Record<AvatarSize, string> = {
  20: '[--size:20px]',
  24: '[--size:24px]',
  28: '[--size:28px]',
  36: '[--size:36px]',
  44: '[--size:44px]',
  56: '[--size:56px]',
}

const PIGMENTS = [
  'bg-(--pigment-8) text-(--pigment-8-ink)',
  'bg-(--pigment-1) text-(--pigment-1-ink)',
  'bg-(--pigment-2) text-(--pigment-2-ink)',
  'bg-(--pigment-3) text-(--pigment-3-ink)',
  'bg-(--pigment-4) text-(--pigment-4-ink)',
  'bg-(--pigment-5) text-(--pigment-5-ink)',
  'bg-(--pigment-6) text-(--pigment-6-ink)',
  'bg-(--pigment-7) text-(--pigment-7-ink)',
]

/**
 * A name seal: worn corners, a pigment by id, two letters or one Chinese character; over it the picture, where there is one.
 * Decoration: the name stands beside it.
 */
export function Avatar({ id, name, size, presence, bot = false, className }: AvatarProps) {
  const short = size === 20
  const { letters, han } = lettersOf(name, short)
  const type = short
    ? 'text-[length:calc(var(--size)*0.52)] font-medium'
    : han
      ? 'text-[length:calc(var(--size)*0.45)] font-medium'
      : 'text-[length:calc(var(--size)*0.36)] font-semibold tracking-(--track-wide)'
  return (
    <span
      aria-hidden
      lang={han ? 'zh-CN' : 'en'}
      className={classNames(
        'relative grid size-(--size) shrink-0 select-none place-items-center rounded-avatar leading-none',
        size ? SIZES[size] : '[--size:var(--avatar-size)]',
        type,
        PIGMENTS[bot ? 0 : pigmentOf(id)],
        className,
      )}
    >
      {bot ? <Bot size="50%" /> : letters}
      {bot ? null : <AvatarPicture id={id} large={size !== undefined && size > 44} />}
      {presence ? <PresenceDot presence={presence} className="absolute -right-[3px] -bottom-[3px]" /> : null}
    </span>
  )
}

/** The shape of a presence. Its word must stand beside it or in a label. */
export function PresenceDot({ presence, className }: { presence: Presence; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('presence block shrink-0', presence !== 'online' && `presence-${presence}`, className)}
    />
  )
}
