/** What the page is told when it is opened. */
export interface PageFacts {
  /** The ids of all operations, by method and path template. */
  readonly operations: Readonly<Record<string, string>>;
  /** Whether `/docs` has the API reference. */
  readonly hasReference: boolean;
}

export const pageFacts = (): PageFacts => JSON.parse(document.getElementById("facts")?.textContent ?? "");
