/** What a supervised process tells its supervisor when it can be used. */
export interface ReadyMessage {
  readonly kind: 'ready'
}

/** What a supervisor tells the API once everything else is ready too. */
export interface OpenMessage {
  readonly kind: 'open'
}

/**
 * Resolves when this process should end: a signal, or the death of the supervisor that started it (its channel closes,
 * however it died). A second signal ends it at once.
 */
export function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    let told = false
    const tell = (why: string) => (): void => {
      if (told) process.exit(1)
      told = true
      resolve(why)
    }
    process.on('SIGTERM', tell('SIGTERM'))
    process.on('SIGINT', tell('SIGINT'))
    if (process.send !== undefined) process.once('disconnect', () => resolve('its supervisor is gone'))
  })
}

/** Tells the supervisor, where there is one, that this process can be used. */
export function tellReady(): void {
  process.send?.({ kind: 'ready' } satisfies ReadyMessage)
}

/** False from the start of a supervised process until its supervisor says that everything is ready; true for one without. */
export function openGate(): () => boolean {
  let open = process.send === undefined
  process.on('message', (message) => {
    if ((message as OpenMessage).kind === 'open') open = true
  })
  return () => open
}

/** Ends the process if an orderly end takes longer than this. */
export function endWithin(milliseconds: number): void {
  setTimeout(() => process.exit(1), milliseconds).unref()
}

/** Lets go of the supervisor's channel, which would keep a process alive that has nothing left to do. */
export function letGo(): void {
  if (process.connected) process.disconnect()
}
