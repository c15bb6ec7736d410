import Box from '@mui/material/Box'
import { useState } from 'react'
import Button from '@mui/material/Button'
import { Link, useNavigate } from 'react-router-dom'
import type { AccountServiceJson } from '../../../../api/customers/account-page-contract.js'
import { AccountBanks } from '../../billing/banks/AccountBanks.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { usePermission } from '../../shell/use-permission.js'
import { EnergyPageLine } from '../../renewables/EnergyPageLine.js'
import { serviceText } from '../../presentation/service-words.js'
import { StateChip } from '../../presentation/StateChip.js'

const ENDED: ReadonlySet<string> = new Set(['stopped', 'closed', 'cancelled'])

const COLUMNS: readonly DenseColumn<AccountServiceJson>[] = [
  {
    label: 'Service',
    render: (row) => (
      <RecordLink resource="agreements" id={row.agreementId}>
        {serviceText(row.service)}
      </RecordLink>
    ),
  },
  {
    label: 'Tariff',
    render: (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }} title={row.tariffName ?? 'This tariff is not in the rate book'}>
        {row.tariffCode}
        {row.tariffName === null && (
          <Box component="span" sx={{ color: 'secondary.main' }}>
            {' '}
            ?
          </Box>
        )}
      </Box>
    ),
  },
  { label: 'Meter', render: (row) => <MetersOf service={row} /> },
  { label: 'Last read', render: (row) => (row.lastReadOn === null ? '–' : <LastRead service={row} />), desktopOnly: true },
  { label: 'State', render: (row) => <StateChip state={row.state} /> },
]

interface Props {
  readonly services: readonly AccountServiceJson[]
  /** The account whose banks are shown; absent: they may not be seen. */
  readonly banksOf: string | undefined
}

/** What the account takes, where, by which tariff and through which meter. Ended services stay out of the way until asked for. */
export function AccountServices({ services, banksOf }: Props) {
  const [showsEnded, setShowsEnded] = useState(false)
  const navigate = useNavigate()
  const mayRenewables = usePermission('renewables.read')
  const live = services.filter((service) => !ENDED.has(service.state))
  const ended = services.length - live.length
  const shown = showsEnded || live.length === 0 ? services : live
  const premises = [...new Map(shown.map((service) => [service.premiseId, service.address])).entries()]
  return (
    <Panel
      title="Services"
      aside={
        ended > 0 && live.length > 0 ? (
          <Button variant="text" onClick={() => setShowsEnded(!showsEnded)} aria-pressed={showsEnded} sx={{ minHeight: 28 }}>
            {showsEnded ? 'Only what runs' : `And ${ended} ended`}
          </Button>
        ) : undefined
      }
    >
      {services.length === 0 && <EmptyState dense title="No services" sentence="This account never took service." />}
      {premises.map(([premiseId, address]) => (
        <Box key={premiseId}>
          <Box sx={{ px: 1.25, pt: 0.75, fontSize: '0.8125rem' }}>
            <Box
              component={Link}
              to={`/premises/${premiseId}/show`}
              sx={{ color: 'text.primary', fontWeight: 600, textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}
            >
              {address}
            </Box>
          </Box>
          <DenseTable
            label={`Services at ${address}`}
            rows={shown.filter((service) => service.premiseId === premiseId)}
            columns={COLUMNS}
            rowKey={(row) => row.agreementId}
            onOpen={(row) => navigate(`/agreements/${row.agreementId}/show`)}
          />
        </Box>
      ))}
      {banksOf !== undefined && <AccountBanks accountId={banksOf} />}
      {banksOf !== undefined && mayRenewables && <EnergyPageLine accountId={banksOf} />}
    </Panel>
  )
}

function MetersOf({ service }: { readonly service: AccountServiceJson }) {
  if (service.carts !== null) return service.carts
  if (service.meters.length === 0) return '–'
  return service.meters.map((meter, index) => (
    <Box component="span" key={meter.meterId} sx={{ whiteSpace: 'nowrap' }}>
      {index > 0 && ', '}
      <RecordLink resource="meters" id={meter.meterId} />
      {meter.size !== null && ` ${meter.size}″`}
    </Box>
  ))
}

function LastRead({ service }: { readonly service: AccountServiceJson }) {
  return (
    <>
      <Day date={service.lastReadOn} />
      {service.lastReadKind === 'estimated' && (
        <Box component="span" sx={{ color: 'secondary.main' }}>
          {' '}
          est.
        </Box>
      )}
    </>
  )
}
