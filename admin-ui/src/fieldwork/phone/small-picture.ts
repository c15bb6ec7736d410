const EDGE_MAX = 1600
const QUALITY = 0.8

/** A photo made small enough to be sent from a weak cell: at most 1600 px wide or high, JPEG. What cannot be read stays as it is. */
export async function smallPicture(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined)
  if (bitmap === undefined) return picture
  const scale = Math.min(1, EDGE_MAX / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? picture), 'image/jpeg', QUALITY))
}
