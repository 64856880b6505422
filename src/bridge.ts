/**
 * The bridge: answers v1 and v2 by calling v3.
 *
 * @module heygen-avatars/bridge
 */
export {
  type Bridge,
  type BridgedCall,
  type BridgeOptions,
  type BridgeReport,
  createBridge,
} from "./bridge/create-bridge.ts";
