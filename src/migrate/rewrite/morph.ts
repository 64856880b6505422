/** What ts-morph exports. It is an optional package, loaded only to rewrite. */
export type Morph = typeof import("ts-morph");
