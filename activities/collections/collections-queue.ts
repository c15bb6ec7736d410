/** Queue of what collections staff must do. */
export const COLLECTIONS_QUEUE = 'collections'
