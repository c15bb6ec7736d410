/** "Something changed": a workflow that hears it re-reads where it stands before it acts. The same name wakes every one; never rename. */
export const WAKE_SIGNAL = 'wake'
