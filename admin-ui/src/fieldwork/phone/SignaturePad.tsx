import Box from '@mui/material/Box'
import { type PointerEvent, useRef, useState } from 'react'
import { BigButton } from './BigButton.js'
import type { PartProps } from './part-props.js'
import { StoredPicture } from './StoredPicture.js'
import { VisitPart } from './VisitPart.js'

const WIDTH = 640
const HEIGHT = 240

/** The customer signs with a finger; where the work asks for it. */
export function SignaturePad({ order, draft, onDraft }: PartProps) {
  const signature = draft.files.find(({ kind }) => kind === 'signature')
  if (!order.type.requiredFields.includes('signature')) return null
  return (
    <VisitPart part="signature" title="Signature of the customer">
      {signature === undefined ? (
        <Pad
          onSigned={(blob) =>
            onDraft({ ...draft, files: [...draft.files, { id: crypto.randomUUID(), kind: 'signature', blob, isSent: false }] })
          }
        />
      ) : (
        <StoredPicture
          picture={signature.blob}
          name="Signature"
          onRemove={
            signature.isSent ? undefined : () => onDraft({ ...draft, files: draft.files.filter(({ id }) => id !== signature.id) })
          }
        />
      )}
    </VisitPart>
  )
}

function Pad({ onSigned }: { readonly onSigned: (picture: Blob) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hasInk, setInk] = useState(false)
  const draw = (event: PointerEvent<HTMLCanvasElement>, isStart: boolean): void => {
    const ink = event.currentTarget.getContext('2d')
    if (ink === null || (!isStart && event.buttons === 0)) return
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    ink.lineWidth = 4
    ink.lineCap = 'round'
    ink.strokeStyle = '#13222A'
    if (isStart) {
      ink.beginPath()
      ink.moveTo(x, y)
      event.currentTarget.setPointerCapture(event.pointerId)
    }
    ink.lineTo(x, y)
    ink.stroke()
    setInk(true)
  }
  return (
    <>
      <Box
        component="canvas"
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label="Sign here with a finger or a pen"
        onPointerDown={(event: PointerEvent<HTMLCanvasElement>) => draw(event, true)}
        onPointerMove={(event: PointerEvent<HTMLCanvasElement>) => draw(event, false)}
        sx={{
          display: 'block',
          width: '100%',
          aspectRatio: `${WIDTH} / ${HEIGHT}`,
          touchAction: 'none',
          bgcolor: '#fff',
          border: '2px dashed',
          borderColor: 'divider',
          borderRadius: 1,
        }}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, mt: 1 }}>
        <BigButton
          variant="outlined"
          disabled={!hasInk}
          size="plain"
          onClick={() => {
            canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
            setInk(false)
          }}
        >
          Clear
        </BigButton>
        <BigButton
          variant="outlined"
          disabled={!hasInk}
          size="plain"
          onClick={() => canvas.current?.toBlob((picture) => picture !== null && onSigned(picture), 'image/png')}
        >
          Keep the signature
        </BigButton>
      </Box>
    </>
  )
}
