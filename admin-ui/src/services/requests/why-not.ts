import { PERMISSIONS, type Permission } from '../../../../domain/access/permissions.js'
import { ROLE_TITLES } from '../../../../domain/access/roles.js'
import { plainSentence } from '../../presentation/plain-sentence.js'

interface May {
  readonly isAllowed: boolean
  readonly disabledReason: string | null
}

/** Why an act cannot be done by who looks at it: it is not possible now, or it is somebody else's. */
export function whyNot({ isAllowed, disabledReason }: May, permission: Permission): string | undefined {
  if (disabledReason !== null) return plainSentence(disabledReason)
  return isAllowed ? undefined : `Only for: ${whoMay(permission)}.`
}

/** `Supervisor or finance`, without the administrator, who may do everything. */
function whoMay(permission: Permission): string {
  const titles = PERMISSIONS[permission].roles
    .filter((role) => role !== 'administrator')
    .map((role) => ROLE_TITLES[role].title.toLowerCase())
  return titles.join(' or ')
}
