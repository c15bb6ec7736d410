interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly address: string
}

/** Opens the place in the map the device has: Apple's by its address, any other by a `geo:` link. */
export function navigateUrl({ latitude, longitude, address }: Place, userAgent: string): string {
  const at = `${latitude},${longitude}`
  if (/iPhone|iPad|iPod/.test(userAgent)) return `https://maps.apple.com/?daddr=${at}&q=${encodeURIComponent(address)}`
  return `geo:${at}?q=${at}(${encodeURIComponent(address)})`
}
