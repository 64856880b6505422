/** The exports of `heygen-avatars/contract`. It is loaded on demand, because its peer dependencies are optional. */
export type ContractModule = typeof import("../contract.ts");
