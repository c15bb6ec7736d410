import { Client, Connection } from '@temporalio/client'

export interface TemporalAccess {
  /** The connected client; connects on first use and again after a failure. Rejects while Temporal is away. */
  client(): Promise<Client>
  close(): Promise<void>
}

/** One connection to Temporal for the whole process, made when it is first needed: pages that only read work without it. */
export function temporalAccess(address: string, namespace: string): TemporalAccess {
  let connecting: Promise<Connection> | undefined
  const connection = (): Promise<Connection> => {
    connecting ??= Connection.connect({ address, connectTimeout: '2 seconds' }).catch((error: unknown) => {
      connecting = undefined
      throw error
    })
    return connecting
  }
  return {
    client: async () => new Client({ connection: await connection(), namespace }),
    close: async () => {
      const open = await connecting?.catch(() => undefined)
      await open?.close()
    },
  }
}
