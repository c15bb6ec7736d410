import type pg from 'pg'

/**
 * A stopped agreement is closed where its history bills its last day and nothing of it is open, neither by agreement nor of the
 * whole account. In the stage, before the agreements are written.
 */
export async function closeSettledAgreements(client: pg.PoolClient): Promise<void> {
  await client.query(
    `update stage_agreements g set state = 'closed', since = (select as_of from stage_facts)
     from (select agreement_id, max(to_on) as billed_to from stage_bill_history group by agreement_id) h
     where h.agreement_id = g.agreement_id and g.state = 'stopped' and h.billed_to >= g.stop_on
       and not exists (select from stage_open_items i where i.agreement_id = g.agreement_id)
       and not exists (select from stage_open_items i where i.account_id = g.account_id and i.agreement_id is null)`,
  )
}

/** One transition for each agreement: the state it arrived in. */
export async function writeFirstTransitions(client: pg.PoolClient, recordedBy: string): Promise<void> {
  await client.query(
    `insert into agreement_transitions (agreement_id, from_state, to_state, on_date, reason, recorded_by)
     select agreement_id, null, state, since, 'import', $1 from stage_agreements order by line`,
    [recordedBy],
  )
}
