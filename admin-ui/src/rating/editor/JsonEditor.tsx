import Box from '@mui/material/Box'
import { useRef } from 'react'
import type { FileProblemJson } from '../../../../api/rating/contract.js'
import { FileProblems } from '../FileProblems.js'

interface Props {
  readonly text: string
  readonly problems: readonly FileProblemJson[]
  readonly onChange: (text: string) => void
}

const LINE = 20
const MONO = {
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSize: '0.8125rem',
  lineHeight: `${LINE}px`,
} as const

/** The file as text, with numbered lines; a problem is marked at its line, said beside it, and listed below with its path. */
export function JsonEditor({ text, problems, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const lines = text.split('\n')
  const byLine = new Map<number, FileProblemJson>()
  for (const problem of problems) if (!byLine.has(problem.line)) byLine.set(problem.line, problem)
  const open = ({ line, column }: FileProblemJson): void => {
    const offset = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
    area.current?.focus({ preventScroll: true })
    area.current?.setSelectionRange(offset, offset)
    scroller.current?.scrollTo({ top: Math.max(0, (line - 4) * LINE) })
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        ref={scroller}
        sx={{
          maxHeight: { xs: 420, md: 'calc(100vh - 320px)' },
          minHeight: 320,
          overflow: 'auto',
          position: 'relative',
          '&:focus-within': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2, outlineStyle: 'solid' },
        }}
      >
        <Box sx={{ display: 'flex', minWidth: 'min-content', position: 'relative' }}>
          <Box
            aria-hidden
            sx={{
              ...MONO,
              position: 'sticky',
              left: 0,
              zIndex: 1,
              py: 1,
              textAlign: 'right',
              color: 'text.secondary',
              bgcolor: 'background.default',
              borderRight: 1,
              borderColor: 'divider',
              userSelect: 'none',
            }}
          >
            {lines.map((_, index) => {
              const isWrong = byLine.has(index + 1)
              return (
                // Lines are told apart by their number.
                <Box
                  key={index}
                  sx={{ px: 1, height: LINE, ...(isWrong ? { bgcolor: 'error.main', color: 'error.contrastText' } : {}) }}
                >
                  {index + 1}
                </Box>
              )
            })}
          </Box>
          <Box sx={{ position: 'relative', flex: 1 }}>
            <Box
              ref={area}
              component="textarea"
              aria-label="Tariff file as JSON"
              aria-invalid={problems.length > 0}
              value={text}
              onChange={(event) => onChange(event.target.value)}
              spellCheck={false}
              wrap="off"
              rows={lines.length}
              cols={Math.max(60, ...lines.map((line) => line.length + 2))}
              sx={{
                ...MONO,
                display: 'block',
                width: '100%',
                height: lines.length * LINE + 16,
                p: 1,
                border: 0,
                outline: 0,
                resize: 'none',
                overflow: 'hidden',
                color: 'text.primary',
                bgcolor: 'transparent',
                tabSize: 2,
                '&:focus-visible': { outline: 0, boxShadow: 'none' },
              }}
            />
            {[...byLine].map(([line, problem]) => (
              <Box
                key={line}
                sx={{
                  ...MONO,
                  display: { xs: 'none', md: 'block' },
                  position: 'absolute',
                  top: 8 + (line - 1) * LINE,
                  left: `calc(${(lines[line - 1]?.length ?? 0) + 3}ch + 8px)`,
                  height: LINE,
                  px: 1,
                  borderRadius: 0.5,
                  whiteSpace: 'nowrap',
                  pointerEvents: 'none',
                  color: 'error.main',
                  bgcolor: 'background.paper',
                }}
              >
                ← {problem.message}
              </Box>
            ))}
          </Box>
        </Box>
      </Box>
      {problems.length > 0 && (
        <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
          <FileProblems problems={problems} onOpen={open} />
        </Box>
      )}
    </Box>
  )
}
