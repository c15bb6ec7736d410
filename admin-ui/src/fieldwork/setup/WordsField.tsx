import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'

interface Props {
  readonly label: string
  readonly help: string
  readonly known: readonly string[]
  readonly words: readonly string[]
  readonly onWords: (words: readonly string[]) => void
}

/** Several short words: chosen among those that are known, or typed. */
export function WordsField({ label, help, known, words, onWords }: Props) {
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={[...known]}
      value={[...words]}
      onChange={(_event, chosen) => onWords(chosen.map((word) => word.trim()).filter((word) => word !== ''))}
      renderInput={(params) => <TextField {...params} label={label} helperText={help} margin="dense" />}
    />
  )
}
