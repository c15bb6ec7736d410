import Button, { type ButtonProps } from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import type { Permission } from '../../../domain/access/permissions.js'
import { usePermission } from '../shell/use-permission.js'

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Absent for roles that never may. */
  readonly permission?: Permission
  /** Why it cannot be pressed now, as a sentence; the button stays and says so. */
  readonly disabledBecause?: string
}

/** A button that says what happens; who may never press it does not see it, who may not now is told why. */
export function ActionButton({ permission, disabledBecause, children, ...button }: Props) {
  const allowed = usePermission(permission)
  if (!allowed) return null
  if (disabledBecause === undefined) return <Button {...button}>{children}</Button>
  return (
    <Tooltip title={disabledBecause}>
      <span tabIndex={0} role="note" aria-label={disabledBecause}>
        <Button {...button} disabled>
          {children}
        </Button>
      </span>
    </Tooltip>
  )
}
