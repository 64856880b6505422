/** Tells of events. */
export interface WaitEvents {
  /** Calls `wake` whenever an event names `id`. Gives what ends that. */
  subscribe(id: string, wake: () => void): () => void;
}
