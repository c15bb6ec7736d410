/** True where the text can be a read: digits, and perhaps a decimal part. */
export function isReadValue(value: string): boolean {
  return /^\d{1,12}(\.\d{1,6})?$/.test(value)
}
