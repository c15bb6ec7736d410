import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useState } from 'react'
import { Panel } from '../../presentation/Panel.js'
import { AccountSample } from './AccountSample.js'
import { StatedSample } from './StatedSample.js'

interface Props {
  /** The file, once it has no problems; undefined before. */
  readonly file: string | undefined
  readonly tariff: string
  readonly unit: string
  /** First day of the newest dated part. */
  readonly from: string
}

/** What the draft charges, while it is written: on a bill of an account, or on use that is stated. */
export function SampleBillPanel({ file, tariff, unit, from }: Props) {
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
      {file === undefined ? (
        <Box sx={{ p: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>It is made again when the file has no problems.</Box>
      ) : of === 'account' ? (
        <AccountSample file={file} tariff={tariff} />
      ) : (
        <StatedSample file={file} unit={unit} from={from} />
      )}
    </Panel>
  )
}
