'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { Input, type InputProps } from './input.tsx'

export interface PasswordInputProps extends Omit<InputProps, 'type' | 'end'> {
  showName: string
  hideName: string
}

/** A password that can be looked at while it is typed. */
export function PasswordInput({ showName, hideName, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false)
  return (
    <Input
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...rest}
      type={shown ? 'text' : 'password'}
      end={
        <IconButton
          size="small"
          name={shown ? hideName : showName}
          icon={shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          className="pointer-coarse:h-10"
          onClick={() => setShown(!shown)}
        />
      }
    />
  )
}
