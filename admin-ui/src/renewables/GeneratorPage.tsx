import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { GeneratorPageJson } from '../../../api/renewables/generator-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { Quantity } from '../presentation/Quantity.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { EndDialog } from './EndDialog.js'
import { GiveShareDialog } from './GiveShareDialog.js'
import { SharesTable } from './SharesTable.js'
import { countsText, percentText, technologyText } from './renewables-words.js'

/** One generator: what it is, and to whom what it gives belongs. */
export function GeneratorPage() {
  const { id = '' } = useParams()
  const query = useRecordPage<GeneratorPageJson>('generators', id)
  return (
    <RecordPage query={query} what={`Generator ${id}`} listPath="/generators">
      {(page) => <GeneratorPanels page={page} />}
    </RecordPage>
  )
}

function GeneratorPanels({ page: { generator, shares } }: { readonly page: GeneratorPageJson }) {
  const [act, setAct] = useState<'give' | 'end'>()
  const close = () => setAct(undefined)
  const left = (100 - Number(generator.percentShared)).toFixed(6)
  return (
    <>
      <RecordHeader
        kind={`${technologyText(generator.technology)} generator`}
        number={generator.id}
        name={generator.name}
        state={
          <StateChip
            state={generator.endedOn === null ? 'active' : 'closed'}
            label={generator.endedOn === null ? 'Runs' : 'Ended'}
          />
        }
        below={
          <Box sx={{ fontSize: '0.8125rem' }}>
            <RecordLink resource="premises" id={generator.premiseId}>
              {generator.address}
            </RecordLink>
          </Box>
        }
        figures={
          <>
            <Figure label="Capacity">
              <Quantity value={generator.capacityKw} unit="kW" />
            </Figure>
            <Figure label="Given away today">{percentText(generator.percentShared)}</Figure>
            <Figure label="Stays with the place">{percentText(left)}</Figure>
          </>
        }
        acts={
          generator.endedOn === null ? (
            <>
              <ActionButton permission="renewables.write" variant="outlined" onClick={() => setAct('end')}>
                End the generator…
              </ActionButton>
              <ActionButton permission="renewables.write" variant="contained" onClick={() => setAct('give')}>
                Give a share…
              </ActionButton>
            </>
          ) : null
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 0.6fr) minmax(0, 1.4fr)' },
        }}
      >
        <Panel title="What it is" padded>
          <FactList
            facts={[
              { label: 'Service point', value: generator.servicePointId },
              { label: 'Counts', value: countsText(generator.counts) },
              { label: 'Began', value: <Day date={generator.beganOn} /> },
              { label: 'Ended', value: generator.endedOn === null ? 'goes on' : <Day date={generator.endedOn} /> },
            ]}
          />
        </Panel>
        <Panel title="Shares">
          {shares.length === 0 ? (
            <EmptyState dense title="Nothing is given away" sentence="All that it gives stays with its own place." />
          ) : (
            <SharesTable shares={shares} at="generator" />
          )}
        </Panel>
      </Box>
      {act === 'give' && <GiveShareDialog generatorId={generator.id} onClose={close} />}
      {act === 'end' && (
        <EndDialog
          title={`End ${generator.id}`}
          path={`/generators/${encodeURIComponent(generator.id)}/end`}
          said="The generator is ended."
          onClose={close}
        >
          Its shares end with it.
        </EndDialog>
      )}
    </>
  )
}
