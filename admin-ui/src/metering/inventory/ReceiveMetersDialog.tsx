import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../../http.js'
import { countText } from '../../presentation/count-text.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { useUtility } from '../../presentation/use-utility.js'
import { WarehouseField } from './WarehouseField.js'

interface LineProblem {
  readonly line: number
  readonly sentence: string
}

const TEMPLATE = `meter_id,service,make,model,size,register,unit,direction,dials,multiplier,role
M1,water,Maker,Model,5/8,1,ccf,delivered,6,1,consumption
`

/** Takes a delivery into stock from the list that came with it; what is wrong with it is told line by line, and nothing is taken. */
export function ReceiveMetersDialog({ onClose }: { readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const today = useUtility()?.today ?? ''
  const [receivedOn, setReceivedOn] = useState('')
  const [lotId, setLotId] = useState('')
  const [supplier, setSupplier] = useState('')
  const [warehouseId, setWarehouseId] = useState('')
  const [list, setList] = useState<{ readonly name: string; readonly csv: string }>()
  const [problems, setProblems] = useState<readonly LineProblem[]>([])
  const { begin, send, isSending } = useCommand<{ meters: number }>({
    said: ({ meters }) => `${countText(meters, 'meter')} are in stock.`,
    onDone: onClose,
    handles: (error) => {
      const found = problemOf(error)?.facts?.problems
      setProblems(Array.isArray(found) ? (found as LineProblem[]) : [])
      return Array.isArray(found)
    },
  })
  useEffect(() => begin(), [begin])
  const day = receivedOn === '' ? today : receivedOn
  return (
    <FormDialog
      open
      wide
      title="Receive meters"
      confirmLabel="Take them into stock"
      isReady={list !== undefined && lotId.trim() !== '' && warehouseId !== '' && day !== ''}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/meter-receipts',
          body: {
            lotId: lotId.trim(),
            supplier: supplier.trim() === '' ? null : supplier.trim(),
            warehouseId,
            receivedOn: day,
            csv: list?.csv ?? '',
          },
        })
      }
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
        <Button variant="outlined" onClick={() => field.current?.click()}>
          Choose the list…
        </Button>
        <Box component="span" sx={{ color: list === undefined ? 'text.secondary' : undefined, overflowWrap: 'anywhere' }}>
          {list?.name ?? 'CSV with a head, a row per register'}
        </Box>
        <Button size="small" href={`data:text/csv,${encodeURIComponent(TEMPLATE)}`} download="meters.csv">
          An example
        </Button>
        <input
          ref={field}
          type="file"
          accept=".csv,text/csv"
          aria-label="List of meters"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0]
            setProblems([])
            if (file !== undefined) void file.text().then((csv) => setList({ name: file.name, csv }))
          }}
        />
      </Box>
      <TextField
        label="Purchase lot"
        value={lotId}
        onChange={(event) => setLotId(event.target.value)}
        required
        fullWidth
        margin="dense"
        helperText="As on the delivery note; a lot is received once"
      />
      <TextField
        label="Supplier"
        value={supplier}
        onChange={(event) => setSupplier(event.target.value)}
        fullWidth
        margin="dense"
      />
      <WarehouseField value={warehouseId} onChoose={setWarehouseId} />
      <DayField label="Received on" value={day} onChange={setReceivedOn} required />
      {problems.length > 0 && (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          Nothing was received:
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {problems.map((problem) => (
              <li key={`${problem.line} ${problem.sentence}`}>
                Line {problem.line}: {problem.sentence}
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </FormDialog>
  )
}
