import Box from '@mui/material/Box'
import { useState } from 'react'
import type { CertificateRecordJson } from '../../../api/renewables/certificate-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import type { DenseColumn } from '../presentation/DenseTable.js'
import { Figure } from '../presentation/Figure.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { AcquireDialog } from './AcquireDialog.js'
import { MintDialog } from './MintDialog.js'
import { MoveDialog } from './MoveDialog.js'
import { QueryList } from './QueryList.js'
import { CERTIFICATE_STATES, certificateStateText, generatorPath } from './renewables-words.js'

const CHIPS = { held: 'held', transferred: 'moved', retired: 'closed' } as const

/** Certificates by vintage and state, as ranges of serial numbers, with the acts on what is held. */
export function CertificatesPage() {
  const [moving, setMoving] = useState<CertificateRecordJson>()
  const [isAcquiring, setAcquiring] = useState(false)
  const columns: readonly DenseColumn<CertificateRecordJson>[] = [
    { label: 'Vintage', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}>{row.vintage}</Box> },
    {
      label: 'Of',
      render: (row) =>
        row.generatorId === null ? (
          <span title={`Bought of ${row.boughtOf ?? ''}`}>{row.registry}, bought</span>
        ) : (
          <TextLink to={generatorPath(row.generatorId)}>{row.generatorId}</TextLink>
        ),
    },
    {
      label: 'Serial numbers',
      render: (row) => (row.first === row.last ? row.first : `${row.first} to ${row.last.slice(row.last.lastIndexOf('-') + 1)}`),
      desktopOnly: true,
    },
    { label: 'MWh', align: 'right', render: (row) => numberText(String(row.certificates)) },
    { label: 'State', render: (row) => <StateChip state={CHIPS[row.state]} label={certificateStateText(row.state)} /> },
    { label: 'To or for whom', render: (row) => row.party ?? '–', desktopOnly: true },
    { label: 'On', render: (row) => <Day date={row.on} />, desktopOnly: true },
    {
      label: 'Act',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        row.state === 'held' && (
          <ActionButton permission="renewables.configure" onClick={() => setMoving(row)}>
            Move…
          </ActionButton>
        ),
    },
  ]
  return (
    <>
      <QueryList<CertificateRecordJson>
        title="Certificates"
        subtitle="Renewable energy certificates: one for each MWh a registered generator gave, and those that were bought"
        resource="certificates"
        columns={columns}
        rowKey={(row) => row.first}
        moreActs={
          <>
            <ActionButton permission="reports.export" variant="outlined" href="/api/v1/exports/certificates">
              CSV by vintage and state
            </ActionButton>
            <ActionButton permission="renewables.configure" variant="outlined" onClick={() => setAcquiring(true)}>
              Enter bought ones…
            </ActionButton>
          </>
        }
        act={{
          label: 'Mint a month…',
          permission: 'renewables.configure',
          dialog: (onClose) => <MintDialog onClose={onClose} />,
        }}
        empty={{
          title: 'There is no certificate yet',
          sentence:
            'When a month is over, its whole MWh of a generator become certificates; the rest is carried on. Bought ones are entered by their serial numbers.',
        }}
        above={(rows) => (
          <Box sx={{ display: 'flex', gap: 4, flexWrap: 'wrap', px: 0.5 }}>
            {CERTIFICATE_STATES.map((state) => (
              <Figure key={state} label={certificateStateText(state)}>
                {numberText(String(rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.certificates, 0)))}
                {'\u00a0'}MWh
              </Figure>
            ))}
          </Box>
        )}
      />
      {isAcquiring && <AcquireDialog onClose={() => setAcquiring(false)} />}
      {moving !== undefined && <MoveDialog held={moving} onClose={() => setMoving(undefined)} />}
    </>
  )
}
