// Code that hovers.test.ts inspects as an editor does. It never runs.
import { createClient, paginate, unwrap, waitForLook, waitForVideo } from "../../src/index.ts";

const heygen = createClient({ apiKey: "any" });
const params = { path: { look_id: "look_def456" } };
const unwrapped = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params }));
for await (const item of paginate(heygen, "/v3/avatars/looks")) console.log(item);
const lookId = unwrapped.id;
const groupId = unwrapped.group_id ?? undefined;
const completedLook = await waitForLook(heygen, unwrapped.id);
const completedVideo = await waitForVideo(heygen, "video_abc123");

export { completedLook, completedVideo, groupId, lookId };
