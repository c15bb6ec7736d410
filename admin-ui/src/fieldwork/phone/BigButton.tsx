import Button, { type ButtonProps } from '@mui/material/Button'
import { Link } from 'react-router-dom'

interface Props extends Omit<ButtonProps, 'size'> {
  /** `next`: the one under the thumb; `plain`: beside it. */
  readonly size?: 'next' | 'usual' | 'plain'
  /** A page of ours it leads to. */
  readonly to?: string
}

const HEIGHTS = { next: 64, usual: 56, plain: 48 } as const
const FONTS = { next: '1.1875rem', usual: '1.0625rem', plain: '1rem' } as const

/** A button for gloves and rain. Its own height wins over the one the console has for fingers. */
export function BigButton({ size = 'usual', to, sx, ...button }: Props) {
  return (
    <Button
      {...button}
      {...(to === undefined ? {} : { component: Link, to })}
      sx={[
        { '&.MuiButton-root': { minHeight: HEIGHTS[size], fontSize: FONTS[size], whiteSpace: 'normal', lineHeight: 1.2 } },
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    />
  )
}
