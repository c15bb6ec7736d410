import Link from '@mui/material/Link'
import type { ReactNode } from 'react'
import { Link as RouterLink } from 'react-router-dom'

interface Props {
  readonly to: string
  /** What the row or the line is about, as opposed to an aside. */
  readonly strong?: boolean
  /** Takes size and colour from the words around it: in a heading. */
  readonly plain?: boolean
  /** Stands among words of a sentence: underlined, for its colour alone does not tell it from them. */
  readonly inText?: boolean
  readonly children: ReactNode
}

/** A link inside the console, never broken over two lines. */
export function TextLink({ to, strong = false, plain = false, inText = false, children }: Props) {
  return (
    <Link
      component={RouterLink}
      to={to}
      {...(inText ? { underline: 'always' } : {})}
      color={plain ? 'inherit' : undefined}
      sx={{ fontSize: plain ? 'inherit' : '0.8125rem', fontWeight: strong ? 600 : undefined, whiteSpace: 'nowrap' }}
    >
      {children}
    </Link>
  )
}
