import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import type { ReactNode } from 'react'

interface Choice<Id extends string | number> {
  readonly id: Id
  readonly name: ReactNode
  /** How it stands, as a chip. */
  readonly standing: ReactNode
  /** What else is to be known of it. */
  readonly about: ReactNode
}

interface Props<Id extends string | number> {
  readonly versions: readonly Choice<Id>[]
  readonly shown: Id | undefined
  readonly onShow: (id: Id) => void
}

/** The versions of something, in the order given; pressing one shows it. */
export function VersionChoice<Id extends string | number>({ versions, shown, onShow }: Props<Id>) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1 }}>
      {versions.map(({ id, name, standing, about }) => (
        <Box component="li" key={id}>
          <ButtonBase
            aria-pressed={id === shown}
            onClick={() => onShow(id)}
            sx={{
              width: '100%',
              display: 'block',
              textAlign: 'left',
              borderLeft: 3,
              borderColor: id === shown ? 'primary.main' : 'divider',
              bgcolor: id === shown ? 'action.selected' : undefined,
              px: 1.25,
              py: 0.75,
              mb: 0.5,
              minHeight: 44,
            }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontWeight: 600, fontSize: '0.8125rem' }}>
              {name}
              {standing}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{about}</Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  )
}
