import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { ProgrammePageJson } from '../../../api/renewables/programme-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { quantityText } from '../presentation/quantity-text.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { useCurrency } from '../presentation/use-utility.js'
import { EnrolDialog } from './EnrolDialog.js'
import { EnrolmentsTable } from './EnrolmentsTable.js'
import { ProgrammeDialog } from './ProgrammeDialog.js'
import { RetireButton } from './RetireButton.js'
import { capFigure, capKindText, programmeKindText, takesText } from './renewables-words.js'

/** One programme: what it is, what is left of its cap, and who takes part. */
export function ProgrammePage() {
  const { id = '' } = useParams()
  const query = useRecordPage<ProgrammePageJson>('programmes', id)
  return (
    <RecordPage query={query} what={`Programme ${id}`} listPath="/programmes">
      {(page) => <ProgrammePanels page={page} />}
    </RecordPage>
  )
}

function ProgrammePanels({ page: { programme, enrolments } }: { readonly page: ProgrammePageJson }) {
  const [act, setAct] = useState<'enrol' | 'change'>()
  const currency = useCurrency()
  const close = () => setAct(undefined)
  return (
    <>
      <RecordHeader
        kind={`${programmeKindText(programme.kind)} programme`}
        number={programme.id}
        name={programme.name}
        figures={
          <>
            <Figure label="Take part today">{programme.enrolled}</Figure>
            {programme.used !== null && <Figure label="Used">{capFigure(programme.used, programme.capKind, currency)}</Figure>}
            {programme.left !== null && (
              <Figure label="Left" emphasis={Number(programme.left) === 0}>
                {capFigure(programme.left, programme.capKind, currency)}
              </Figure>
            )}
          </>
        }
        acts={
          <>
            {programme.kind === 'green_power' && <RetireButton programme={programme} />}
            <ActionButton permission="renewables.configure" variant="outlined" onClick={() => setAct('change')}>
              Change…
            </ActionButton>
            <ActionButton permission="renewables.write" variant="contained" onClick={() => setAct('enrol')}>
              Enrol an agreement…
            </ActionButton>
          </>
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
              { label: 'Attribute', value: programme.id },
              { label: 'An enrolment says', value: takesText(programme.takes) },
              { label: 'Lines on the bill', value: programme.lineCodes.length === 0 ? 'none' : programme.lineCodes.join(', ') },
              ...(programme.soldKwh === null
                ? []
                : [
                    { label: 'Sold', value: quantityText(programme.soldKwh, 'kWh') },
                    { label: 'Retired for it', value: quantityText(String(programme.retired ?? 0), 'MWh') },
                  ]),
              { label: 'One unit of them', value: `${programme.kwhPerUnit} kWh` },
              {
                label: 'Cap',
                value:
                  programme.cap === null
                    ? 'none'
                    : `${capFigure(programme.cap, programme.capKind, currency)}${programme.capKind === 'money_per_year' ? ` (${capKindText('money_per_year').toLowerCase()})` : ''}`,
              },
            ]}
          />
        </Panel>
        <Panel title="Who takes part">
          {enrolments.length === 0 ? (
            <EmptyState dense title="Nobody yet" sentence="Enrol an agreement here or on its own page." />
          ) : (
            <EnrolmentsTable enrolments={enrolments} at="programme" />
          )}
        </Panel>
      </Box>
      {act === 'enrol' && <EnrolDialog programmeCode={programme.id} onClose={close} />}
      {act === 'change' && <ProgrammeDialog programme={programme} onClose={close} />}
    </>
  )
}
