// The profiles of known servers.
import type { ConditionOf, Profile } from "./profile.ts";

const post = (path: string, body: unknown) => ({ method: "POST", path, body });
const configure = (settings: unknown): ConditionOf => ({
  calls: [{ method: "PATCH", path: "/sandbox/settings", body: settings }],
});

/** The sandbox of this package, in process or over HTTP. Its control endpoints support every condition. */
export const sandboxProfile: Profile = {
  name: "the sandbox",
  credentials: {
    apiKey: { "X-Api-Key": "contract-key" },
    bearer: { Authorization: "Bearer contract-token" },
    wrong: { "X-Api-Key": "sandbox-unauthorized" },
  },
  writes: true,
  ids: {
    asset_id: "asset_abc123",
    audio_asset_id: "asset_abc123",
    generation_id: "21f9b324dd814d24a6f1bad1b0573318",
    video_id: "video_abc123",
    session_id: "session_abc123",
    resource_id: "resource_abc123",
    "addPhotoAvatarSoundEffect.id": "look_ghi789",
    scene_ids: "scene_1",
    "deleteVoice.voice_id": "voice_mno678",
    "completeAssetUpload.asset_id": "asset_abc123",
    "completeAssetBatch.batch_id": "asset_batch_abc123",
    "getAssetBatch.batch_id": "asset_batch_abc123",
    "getVideoBatch.batch_id": "batch_abc123",
  },
  conditions: {
    reset: { calls: [post("/sandbox/reset", {}), post("/sandbox/clock", { frozen: true })] },
    time: { calls: [post("/sandbox/advance", { ms: "{ms}" })] },
    consent: { calls: [post("/sandbox/consents/{group_id}", { decision: "approve" })] },
    decline: { calls: [post("/sandbox/consents/{group_id}", { decision: "decline" })] },
    failure: { text: "sandbox:fail" },
    example: { headers: { Prefer: "code={status}, example={example}" } },
    slow: { headers: { Prefer: "wait=0.05" } },
    400: { query: { some: "%zz" } },
    402: configure({ credits: 0 }),
    403: { headers: { "X-Api-Key": "sandbox-forbidden" } },
    // The upload that can be completed has its file.
    409: { headers: { Prefer: "code=409" } },
    // Clients can't send a Content-Length that differs from their body.
    413: { headers: { Prefer: "code=413" } },
    429: configure({ rateLimit: 1 }),
    500: configure({ faultRate: 1, faults: ["500"] }),
  },
};

const onDemand: ConditionOf = { headers: { Prefer: "code={status}" } };

/** Prism with `generated/openapi.yaml`: a mock without state that returns documented examples on demand. */
export const prismProfile: Profile = {
  name: "Prism",
  credentials: { apiKey: { "X-Api-Key": "contract-key" }, bearer: { Authorization: "Bearer contract-token" } },
  stateful: false,
  writes: true,
  // Prism accepts any id. A look-up would never end, because each page has the same token.
  ids: Object.fromEntries(
    ["look_id", "group_id", "video_id", "voice_id", "asset_id", "generation_id", "session_id", "style_id"]
      .concat("template_id", "batch_id", "id")
      .map((name) => [name, `${name}_of_an_example`]),
  ),
  conditions: {
    example: { headers: { Prefer: "code={status}, example={example}" } },
    400: onDemand,
    401: onDemand,
    402: onDemand,
    403: onDemand,
    404: onDemand,
    409: onDemand,
    413: onDemand,
    429: onDemand,
    500: onDemand,
  },
  exceptions: [
    ...["empty", "string-empty", "too-short"].map((name) => ({
      case: `*/request/*/*/${name}`,
      reason: "Prism treats an empty header or query parameter as missing",
    })),
    {
      case: "*/request/invalid/body/broken-JSON",
      reason: "Prism answers a body that is not JSON with an error in its own format",
    },
  ],
};

/** HeyGen's own API: reads only, with low limits. */
export const liveProfile: Profile = {
  name: "HeyGen",
  credentials: { apiKey: { "X-Api-Key": "$HEYGEN_API_KEY" }, wrong: { "X-Api-Key": "not-a-key" } },
  writes: false,
  limits: { requests: 200, paidCalls: 3, requestsPerSecond: 2 },
};

/** Any server on this machine: nothing that it does costs money, and what it supports is found out first. */
export const localProfile: Profile = {
  name: "the local server",
  credentials: {
    apiKey: { "X-Api-Key": "contract-key" },
    bearer: { Authorization: "Bearer contract-token" },
    wrong: { "X-Api-Key": "not-a-key" },
  },
  operations: "probe",
  writes: true,
  limits: { waitMs: 15_000 },
};
