import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { serviceText } from '../../presentation/service-words.js'
import { useCommand } from '../../presentation/use-command.js'
import { AddressFields } from '../moves/AddressFields.js'
import { type AddressDraft, addressBody, NO_ADDRESS } from '../moves/address-draft.js'
import { TariffField } from '../moves/TariffField.js'
import { requestAct } from '../service-paths.js'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly onClose: () => void
}

/** Changes where mail goes afterwards, and the tariff of what has not begun. */
export function AmendDialog({ page, onClose }: Props) {
  const starts = page.agreements.filter((part) => part.act === 'start' && part.party === 'applicant' && part.doneOn === null)
  const mayForward = page.kind === 'move_out' || page.kind === 'transfer'
  const [tariffs, setTariffs] = useState<Readonly<Record<string, string>>>({})
  const [forwarding, setForwarding] = useState<AddressDraft | undefined>(
    page.forwarding === null ? undefined : { ...page.forwarding, line2: page.forwarding.line2 ?? '' },
  )
  const { send, isSending } = useCommand({ said: 'The request is amended.', onDone: onClose })
  const changedTariffs = starts
    .map((part) => ({ servicePointId: part.servicePointId, tariffCode: tariffs[part.servicePointId] ?? part.tariffCode, part }))
    .filter(({ tariffCode, part }) => tariffCode !== part.tariffCode)
    .map(({ servicePointId, tariffCode }) => ({ servicePointId, tariffCode }))
  const address = forwarding === undefined ? undefined : addressBody(forwarding)
  const isAddressWhole = forwarding === undefined || address !== undefined
  return (
    <FormDialog
      open
      wide
      title={`Amend request ${page.id}`}
      confirmLabel="Amend it"
      isReady={isAddressWhole && (changedTariffs.length > 0 || address !== undefined)}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: requestAct(page.id, 'amend'),
          body: {
            version: page.version,
            ...(address === undefined ? {} : { forwarding: address }),
            ...(changedTariffs.length === 0 ? {} : { tariffs: changedTariffs }),
          },
        })
      }
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        {starts.map((part) => (
          <TariffField
            key={part.servicePointId}
            label={`Tariff of ${serviceText(part.service).toLowerCase()} at ${part.servicePointId}`}
            service={part.service}
            value={tariffs[part.servicePointId] ?? part.tariffCode}
            onChange={(tariffCode) => setTariffs({ ...tariffs, [part.servicePointId]: tariffCode })}
          />
        ))}
      </Box>
      {mayForward && (
        <>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={forwarding !== undefined}
                disabled={page.forwarding !== null}
                onChange={(event) => setForwarding(event.target.checked ? NO_ADDRESS : undefined)}
              />
            }
            label="Mail goes elsewhere afterwards"
          />
          {forwarding !== undefined && <AddressFields draft={forwarding} onChange={setForwarding} />}
        </>
      )}
      {starts.length === 0 && !mayForward && 'Nothing of it can be amended any more; other days are chosen with Reschedule.'}
    </FormDialog>
  )
}
