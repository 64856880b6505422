/** What `heygen-avatars/contract` exports. It is loaded only where it is needed, because its peers are optional. */
export type ContractModule = typeof import("../contract.ts");
