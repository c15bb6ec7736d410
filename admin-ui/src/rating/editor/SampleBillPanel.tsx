import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useState } from 'react'
import type { TariffCheckJson } from '../../../../api/rating/contract.js'
import { Panel } from '../../presentation/Panel.js'
import { AccountSample } from './AccountSample.js'
import { StatedSample } from './StatedSample.js'

interface Props {
  /** The file as it was checked last. */
  readonly file: string
  readonly check: TariffCheckJson | undefined
  readonly tariff: string
  readonly service: string
  readonly unit: string
  /** The first day on which the draft charges otherwise; before that is known, of its newest dated part. */
  readonly from: string
}

/** What the draft charges, while it is written: on a bill of an account, or on use that is stated. */
export function SampleBillPanel({ file, check, tariff, service, unit, from }: Props) {
  const [of, setOf] = useState<'account' | 'stated'>('account')
  return (
    <Panel
      title="Sample bill"
      aside={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={of}
          onChange={(_event, value: 'account' | 'stated' | null) => value !== null && setOf(value)}
          aria-label="What is rated"
          sx={{ '& .MuiToggleButton-root': { py: 0.25, textTransform: 'none' } }}
        >
          <ToggleButton value="account">A bill</ToggleButton>
          <ToggleButton value="stated">Stated use</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {of === 'account' ? (
        <AccountSample
          file={check?.isValid === true ? file : undefined}
          waitsBecause={isRatable(check) ? 'A bill needs accounts for its lines. Stated use needs none.' : WAITING}
          tariff={tariff}
          service={service}
        />
      ) : (
        <StatedSample file={isRatable(check) ? file : undefined} waitsBecause={WAITING} unit={unit} from={from} />
      )}
    </Panel>
  )
}

const WAITING = 'It is made again when the file has no problems.'

/** Whether the file can be rated by itself: a line without an account is none of its concerns. */
function isRatable(check: TariffCheckJson | undefined): boolean {
  return check !== undefined && check.problems.every(({ code }) => code === 'LINE_WITHOUT_ACCOUNT')
}
