import SearchIcon from '@mui/icons-material/Search'
import InputAdornment from '@mui/material/InputAdornment'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useListContext } from 'react-admin'

/** Narrows the list by `q` while typing, a moment after the last key. */
export function ListSearchField({ placeholder }: { readonly placeholder: string }) {
  const { filterValues, setFilters } = useListContext()
  const applied = typeof filterValues.q === 'string' ? filterValues.q : ''
  const [text, setText] = useState(applied)
  useEffect(() => setText(applied), [applied])
  useEffect(() => {
    if (text.trim() === applied) return
    const wait = setTimeout(() => {
      const { q: _before, ...rest } = filterValues
      setFilters(text.trim() === '' ? rest : { ...rest, q: text.trim() })
    }, 250)
    return () => clearTimeout(wait)
  }, [text, applied, filterValues, setFilters])
  return (
    <TextField
      value={text}
      onChange={(event) => setText(event.target.value)}
      placeholder={placeholder}
      type="search"
      sx={{ width: { xs: '100%', sm: 260 } }}
      slotProps={{
        htmlInput: { 'aria-label': placeholder, maxLength: 100, sx: { py: '6px' } },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  )
}
