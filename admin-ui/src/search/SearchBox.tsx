import SearchIcon from '@mui/icons-material/Search'
import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import Popper from '@mui/material/Popper'
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { isSearchable } from '../../../domain/kernel/is-searchable.js'
import { useHotKey } from '../shell/use-hot-key.js'
import { usePermission } from '../shell/use-permission.js'
import { SearchResults } from './SearchResults.js'
import type { SearchHit } from './search-hit.js'
import { useSearch } from './use-search.js'

/** Finds by anything a caller says. `/` puts the cursor here; up and down choose, Enter opens, Escape leaves. */
export function SearchBox() {
  const allowed = usePermission('search.read')
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const list = useId()
  const navigate = useNavigate()
  const search = useSearch(text)
  const focus = useCallback(() => field.current?.select(), [])
  useHotKey('/', allowed ? focus : undefined)
  if (!allowed) return null

  const hits = search.data?.groups.flatMap((group) => group.hits) ?? []
  const go = (hit: SearchHit | undefined): void => {
    if (hit === undefined) return
    setOpen(false)
    setText('')
    field.current?.blur()
    void navigate(hit.path)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      setOpen(false)
      field.current?.blur()
    } else if (event.key === 'Enter') go(hits[chosen])
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
    else return
    event.preventDefault()
  }
  const shows = isOpen && isSearchable(text)

  return (
    <Box
      ref={frame}
      role="search"
      sx={{
        flex: { xs: '1 1 100px', sm: '0 1 460px' },
        minWidth: { xs: 100, sm: 0 },
        // On a phone the field takes the whole bar while it is used.
        '&:focus-within': { position: { xs: 'absolute', sm: 'static' }, left: 8, right: 8, zIndex: 30 },
      }}
    >
      <InputBase
        inputRef={field}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        placeholder="Name, account, address, phone, meter, bill"
        fullWidth
        startAdornment={<SearchIcon fontSize="small" sx={{ color: 'text.secondary', mr: 1 }} />}
        endAdornment={
          <Box
            component="kbd"
            aria-hidden
            sx={{
              display: { xs: 'none', sm: 'block' },
              font: 'inherit',
              fontSize: 12,
              color: 'text.secondary',
              border: 1,
              borderColor: 'divider',
              borderRadius: 0.5,
              px: 0.75,
            }}
          >
            /
          </Box>
        }
        inputProps={{
          'aria-label': 'Search',
          role: 'combobox',
          'aria-expanded': shows,
          'aria-controls': list,
          'aria-activedescendant': shows && hits[chosen] !== undefined ? `${list}-${chosen}` : undefined,
          autoComplete: 'off',
          spellCheck: false,
          maxLength: 100,
        }}
        sx={{
          height: 34,
          px: 1.25,
          borderRadius: 1,
          bgcolor: 'action.hover',
          border: 1,
          borderColor: 'divider',
          '&.Mui-focused': { borderColor: 'primary.main', bgcolor: 'background.paper' },
        }}
      />
      <Popper open={shows} anchorEl={frame.current} placement="bottom-start" sx={{ zIndex: 1300 }}>
        <SearchResults listId={list} search={search} chosen={chosen} text={text.trim()} onPick={go} onHover={setChosen} />
      </Popper>
    </Box>
  )
}
