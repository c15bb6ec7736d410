import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'

interface Props {
  readonly picture: Blob
  readonly name: string
  /** Absent where the office has it already. */
  readonly onRemove?: () => void
}

/** A picture of the device's memory. */
export function StoredPicture({ picture, name, onRemove }: Props) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return (
    <Box sx={{ width: 112 }}>
      {address !== undefined && (
        <Box
          component="img"
          src={address}
          alt={name}
          sx={{
            display: 'block',
            width: 112,
            height: 84,
            objectFit: 'cover',
            borderRadius: 1,
            border: 1,
            borderColor: 'divider',
            bgcolor: '#fff',
          }}
        />
      )}
      {onRemove === undefined ? (
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>sent</Box>
      ) : (
        <Button color="error" onClick={onRemove} aria-label={`Remove ${name.toLowerCase()}`} sx={{ minHeight: 44 }}>
          Remove
        </Button>
      )}
    </Box>
  )
}
