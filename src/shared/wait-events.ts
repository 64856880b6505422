/** A source of events. */
export interface WaitEvents {
  /** Calls `wake` when an event names `id`. Returns a function that unsubscribes. */
  subscribe(id: string, wake: () => void): () => void;
}
