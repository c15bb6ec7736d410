import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { TariffCheckJson } from '../../../../api/rating/contract.js'
import { DayField } from '../../presentation/DayField.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { CheckLine } from './CheckLine.js'
import { EditorHead } from './EditorHead.js'
import { JsonEditor } from './JsonEditor.js'
import { SampleBillPanel } from './SampleBillPanel.js'
import { newestDayOf, TariffForm } from './TariffForm.js'
import { documentOf, textAt, textOf } from './tariff-text.js'
import type { EditorBeginning } from './use-editor.js'
import { useSettled } from './use-settled.js'
import { LinesWithoutAccount } from '../LinesWithoutAccount.js'
import { useTariffCheck } from '../use-tariff-check.js'

interface Props {
  readonly beginning: EditorBeginning
  readonly today: string
  /** Loads what is saved, in place of what stands here. */
  readonly onReload: () => void
}

const LAYOUT = {
  p: { xs: 0, sm: 2 },
  pt: { xs: 1.5, sm: 2 },
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 440px' },
} as const

/** Writes a tariff as a form or as its text, checked while it is written, with a sample bill beside it. */
export function Editor({ beginning, today, onReload }: Props) {
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState(beginning.text)
  const [publishedOn, setPublishedOn] = useState(beginning.publishedOn)
  const isText = search.get('as') === 'json'
  const settled = useSettled(text, 500)
  const { check, error, isChecking } = useTariffCheck(settled)
  // The sample stays while the next check is under way.
  const [checked, setChecked] = useState<{ readonly file: string; readonly check: TariffCheckJson }>()
  useEffect(() => {
    if (check !== undefined && !isChecking) setChecked({ file: settled, check })
  }, [check, isChecking, settled])
  const sample = useRef<HTMLElement>(null)
  const document = documentOf(text)
  // While the text is no JSON, head and sample go on by what it was before.
  const known = useRef(document)
  if (document !== undefined) known.current = document
  const problems = check?.problems ?? []
  const isChanged = text !== beginning.text || publishedOn !== beginning.publishedOn
  useEffect(() => {
    if (!isChanged) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isChanged])
  const tariff = textAt(known.current, ['tariff'])
  return (
    <>
      <EditorHead
        beginning={beginning}
        tariff={tariff}
        name={textAt(known.current, ['name'])}
        text={text}
        publishedOn={publishedOn}
        isChanged={isChanged}
        onReload={onReload}
      />
      <Box sx={LAYOUT}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', px: { xs: 1.5, sm: 0 } }}>
            <Tabs
              value={isText ? 'json' : 'form'}
              onChange={(_event, as: string) => {
                search.set('as', as)
                setSearch(search, { replace: true })
              }}
              sx={{ minHeight: 36, flex: 1 }}
            >
              <Tab value="form" label="Form" sx={{ minHeight: 36 }} />
              <Tab value="json" label="JSON" sx={{ minHeight: 36 }} />
            </Tabs>
            <Button
              size="small"
              variant="text"
              sx={{ display: { lg: 'none' } }}
              onClick={() => sample.current?.scrollIntoView({ block: 'start' })}
            >
              To the sample bill
            </Button>
            <Box sx={{ width: { xs: '100%', sm: 220 } }}>
              <DayField
                label="Published on"
                value={publishedOn}
                onChange={setPublishedOn}
                helperText="When customers may see it; empty: on its approval"
              />
            </Box>
          </Box>
          <CheckLine check={check} error={error} isChecking={isChecking || settled !== text} />
          <LinesWithoutAccount tariff={tariff} lines={check?.linesWithoutAccount ?? []} />
          {isText ? (
            <Panel title="Tariff file">
              <JsonEditor text={text} problems={problems} onChange={setText} />
            </Panel>
          ) : document === undefined ? (
            <EmptyState
              title="The text is no JSON at the moment"
              sentence="Mend it under JSON; the form shows it again then. Nothing of it is lost."
            />
          ) : (
            <TariffForm
              document={document}
              problems={problems}
              isNew={beginning.isNew}
              today={today}
              onChange={(changed) => setText(textOf(changed))}
            />
          )}
        </Box>
        <Box
          ref={sample}
          sx={{
            minWidth: 0,
            scrollMarginTop: 160,
            position: { lg: 'sticky' },
            top: { lg: 120 },
            maxHeight: { lg: 'calc(100vh - 140px)' },
            overflow: 'auto',
          }}
        >
          <SampleBillPanel
            file={checked?.file ?? ''}
            check={checked?.check}
            tariff={tariff}
            service={textAt(known.current, ['service'])}
            unit={textAt(known.current, ['unit']) || 'ccf'}
            from={checked?.check.tariff?.changedFrom ?? newestDayOf(known.current)}
          />
        </Box>
      </Box>
    </>
  )
}
