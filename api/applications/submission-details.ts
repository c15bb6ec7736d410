import type { SubmitApplicationInput } from '../../activities/applications/submit-application.js'
import type { SubmissionJson } from './public-contract.js'

/** A sent application as the use-case takes it: what was left out is null. */
export function detailsOf(body: SubmissionJson): Omit<SubmitApplicationInput, 'applicationId'> {
  return {
    ...body,
    givenName: body.givenName ?? null,
    familyName: body.familyName ?? null,
    organisationName: body.organisationName ?? null,
    phone: body.phone ?? null,
    dateOfBirth: body.dateOfBirth ?? null,
    identifier: body.identifier ?? null,
    mail: body.mail ?? null,
    note: body.note ?? null,
  }
}
