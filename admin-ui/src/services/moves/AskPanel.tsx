import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { Lookalikes, lookalikesOf } from '../../customers/merge/Lookalikes.js'
import { Panel } from '../../presentation/Panel.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { CheckList } from './CheckList.js'
import type { Asked } from './move-draft.js'
import { PlanList } from './PlanList.js'
import type { PreviewStanding } from './use-preview.js'

interface Props {
  readonly asked: Asked
  readonly standing: PreviewStanding
  /** The verb on the button: "Start service on 4 Sep 2026". */
  readonly confirmLabel: string
  readonly isSending: boolean
  /** A way out of the refusal that is shown. */
  readonly remedy?: ReactNode
}

/** Beside the form: what is missing, what will happen, and the act. It follows what is typed. */
export function AskPanel({ asked, standing, confirmLabel, isSending, remedy }: Props) {
  const { preview, problem, isCurrent } = standing
  const isReady = preview !== undefined && isCurrent && !isSending
  return (
    <Box sx={{ position: { lg: 'sticky' }, top: { lg: 60 }, display: 'grid', gap: 1.5 }}>
      <Panel title="Still missing" padded>
        <CheckList asked={asked} standing={standing} />
        {problem !== undefined && (
          <Alert severity="warning" role="alert" sx={{ mt: 1 }} action={remedy}>
            {plainSentence(problem.detail ?? problem.title)} ({problem.code})
            <Lookalikes found={lookalikesOf(problem) ?? []} />
          </Alert>
        )}
      </Panel>
      {preview !== undefined && (
        <Panel title="What will happen" padded>
          <Box sx={{ opacity: isCurrent ? 1 : 0.6 }}>
            <PlanList preview={preview} />
          </Box>
        </Panel>
      )}
      <Button type="submit" variant="contained" disabled={!isReady} sx={{ minHeight: 40 }}>
        {isSending ? 'Opening…' : confirmLabel}
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mt: -1 }}>
        Ctrl+Enter opens the request. It can be rescheduled, amended or cancelled until it is carried out.
      </Box>
    </Box>
  )
}
