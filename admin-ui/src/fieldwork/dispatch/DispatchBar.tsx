import BackIcon from '@mui/icons-material/ChevronLeft'
import ForthIcon from '@mui/icons-material/ChevronRight'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import TextField from '@mui/material/TextField'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { type BoardView, stepped } from './board-plan.js'

interface Props {
  readonly view: BoardView
  readonly on: string
  readonly today: string
  readonly onShow: (view: BoardView, on: string) => void
}

/** Which day is shown, alone or with its week. */
export function DispatchBar({ view, on, today, onShow }: Props) {
  const what = view === 'day' ? 'day' : 'week'
  return (
    <>
      <IconButton aria-label={`The ${what} before`} onClick={() => onShow(view, stepped(view, on, -1))}>
        <BackIcon />
      </IconButton>
      <TextField
        type="date"
        value={on}
        onChange={(event) => {
          if (event.target.value !== '') onShow(view, event.target.value)
        }}
        sx={{ width: 150 }}
        slotProps={{ htmlInput: { 'aria-label': 'Day of the board', sx: { py: '5px' } } }}
      />
      <IconButton aria-label={`The ${what} after`} onClick={() => onShow(view, stepped(view, on, 1))}>
        <ForthIcon />
      </IconButton>
      <Button variant="outlined" disabled={on === today} onClick={() => onShow(view, today)}>
        Today
      </Button>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label="What is shown"
        onChange={(_event, chosen: BoardView | null) => {
          if (chosen !== null) onShow(chosen, on)
        }}
        sx={{ '& .MuiToggleButton-root': { textTransform: 'none', py: 0, minHeight: 32, px: 1.5 } }}
      >
        <ToggleButton value="day">Day</ToggleButton>
        <ToggleButton value="week">Week</ToggleButton>
      </ToggleButtonGroup>
    </>
  )
}
