/** Gives what was received to the browser to keep, under a name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to save by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address))
}
