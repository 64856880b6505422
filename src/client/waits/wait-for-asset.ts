import type { AssetId, AssetStatusEntry, KnownVideoStatus } from "../../../generated/types.ts";
import { redactOf } from "../call.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { unwrap, unwrapResult } from "../lists/unwrap.ts";
import { type BadEnd, meaningOf, poll, type Reading, uncached, type WaitOptions } from "./polling.ts";

// Lists every status of the spec: the compiler rejects a new one until its meaning is added here.
const progress: Record<KnownVideoStatus, "running" | "done" | "failed"> = {
  queued: "running",
  processing: "running",
  completed: "done",
  failed: "failed",
  // Whether the statuses know assets outside of batches is not documented. What can be read can be used.
  not_found: "done",
};

/**
 * Waits until HeyGen has processed a direct upload, so that the asset can be used. {@link uploadAsset} does so itself; this is
 * for uploads that other programs have completed. If the statuses don't know the asset, it resolves with `not_found` as soon
 * as the asset can be read, because no other sign is documented.
 *
 * @throws {@link HeyGenWaitError} if HeyGen can't process the file, or at the deadline; {@link HeyGenError} for an error
 * response that is not transient
 */
export function waitForAsset(
  client: HeyGenClient,
  id: AssetId,
  options: WaitOptions<AssetStatusEntry> = {},
): Promise<AssetStatusEntry> {
  const endOf = ({ status, error }: AssetStatusEntry): "done" | BadEnd | undefined => {
    const end = meaningOf(status, progress);
    if (end === "failed") return { reason: end, error: error as BadEnd["error"] };
    return end === "done" ? end : undefined;
  };
  return poll(id, (signal) => readStatus(client, id, signal), endOf, options);
}

async function readStatus(client: HeyGenClient, id: AssetId, signal: AbortSignal): Promise<Reading<AssetStatusEntry>> {
  const params = { query: { asset_ids: id } };
  const result = await client.GET("/v3/assets/statuses", { params, signal, ...uncached() });
  const [state = { status: "not_found" }] = unwrapResult(result);
  if (state.status === "not_found") {
    await unwrap(client.GET("/v3/assets/{asset_id}", { params: { path: { asset_id: id } }, signal, ...uncached() }));
  }
  return { state, redact: redactOf(result) };
}
