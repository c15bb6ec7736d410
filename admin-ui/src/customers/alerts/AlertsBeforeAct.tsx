import { useSyncExternalStore } from 'react'
import { heldAct, holdAct, onHeldAct } from '../../presentation/unread-alerts.js'
import { AlertsToRead } from './AlertsToRead.js'

/** Stands before any page where an act waits for alerts to be read; once they are, the act is sent again. */
export function AlertsBeforeAct() {
  const held = useSyncExternalStore(onHeldAct, heldAct)
  if (held === undefined) return null
  const { alerts, again } = held
  return (
    <AlertsToRead
      alerts={alerts}
      onRead={() => {
        holdAct(undefined)
        again()
      }}
      onLeave={() => holdAct(undefined)}
    />
  )
}
