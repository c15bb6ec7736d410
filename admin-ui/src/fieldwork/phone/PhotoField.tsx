import CameraIcon from '@mui/icons-material/PhotoCameraOutlined'
import Box from '@mui/material/Box'
import { useRef, useState } from 'react'
import { BigButton } from './BigButton.js'
import type { PartProps } from './part-props.js'
import { smallPicture } from './small-picture.js'
import { StoredPicture } from './StoredPicture.js'
import { VisitPart } from './VisitPart.js'

/** Takes photos with the device's camera and keeps them with the visit. */
export function PhotoField({ order, draft, onDraft }: PartProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const photos = draft.files.filter(({ kind }) => kind === 'photo')
  const isNeeded = order.type.requiredFields.includes('photo')
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    setBusy(true)
    const blob = await smallPicture(chosen)
    onDraft({ ...draft, files: [...draft.files, { id: crypto.randomUUID(), kind: 'photo', blob, isSent: false }] })
    setBusy(false)
  }
  return (
    <VisitPart part="photos" title={isNeeded ? 'Photo' : 'Photo, where it helps'}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: photos.length > 0 ? 1 : 0 }}>
        {photos.map((photo, index) => (
          <StoredPicture
            key={photo.id}
            picture={photo.blob}
            name={`Photo ${index + 1}`}
            onRemove={
              photo.isSent ? undefined : () => onDraft({ ...draft, files: draft.files.filter(({ id }) => id !== photo.id) })
            }
          />
        ))}
      </Box>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png"
        capture="environment"
        aria-label="Photo of the work"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <BigButton variant="outlined" fullWidth startIcon={<CameraIcon />} disabled={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? 'Keeping…' : photos.length === 0 ? 'Take a photo' : 'Take another photo'}
      </BigButton>
    </VisitPart>
  )
}
