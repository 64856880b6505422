// Consent, training and the scenes of videos.
import {
  accept,
  type Change,
  type Fault,
  faultsOf,
  guide,
  type Json,
  onRequest,
  onResponse,
  remembering,
  visit,
} from "./fault.ts";

const consents = faultsOf("consent", guide.create);
const trainings = faultsOf("training", guide.openapi);
const scenes = faultsOf("scenes", guide.openapi);

/** Changes the spoken texts and elements of all scenes. */
function eachScene(change: (scene: Json) => void): Change {
  return onResponse("getVideoScenes", ({ data }) => data.scenes.forEach(change));
}

const looksAndGroups = ["getAvatarLook", "getAvatarGroup"] as const;

export const lifecycle: readonly Fault[] = [
  consents(
    "approved-at-once",
    "says approved as soon as consent is started",
    onResponse("createAvatarConsent", ({ data }) => {
      data.avatar_group.consent_status = "approved";
    }),
  ),
  consents(
    "no-page",
    "gives no page for the person to visit",
    onResponse("createAvatarConsent", ({ data }) => Object.assign(data, { url: null })),
  ),
  consents(
    "page-beside-recording",
    "gives a page although a recording of the consent was sent",
    onResponse(
      "createAvatarConsent",
      ({ data }, { body }) => body?.consent_video && Object.assign(data, { url: "https://heygen.com/consent/abc123" }),
    ),
    guide.openapi,
  ),
  consents(
    "status-on-photo",
    "asks for consent to photo avatars",
    onResponse("createAvatar", ({ data }, { body }) => {
      if (body.type === "photo") data.avatar_group.consent_status = "pending";
    }),
  ),
  consents(
    "twin-usable-before",
    "makes videos of a twin before the person has consented",
    accept("createVideo", { code: "invalid_parameter", param: /avatar_id/ }, (body) =>
      visit(body, (object) => {
        if (object.avatar_id === "look_twi001") object.avatar_id = "look_def456";
      }),
    ),
    guide.openapi,
  ),
  consents(
    "twin-done-without",
    "says that a twin is completed before the person has consented",
    onResponse(
      looksAndGroups,
      ({ data }) => data.status === "pending_consent" && Object.assign(data, { status: "completed" }),
    ),
  ),
  trainings(
    "done-at-once",
    "says completed in the answer to a creation while the look says processing",
    onResponse("createAvatar", ({ data }) => {
      data.avatar_item.status = "completed";
    }),
  ),
  trainings(
    "back-again",
    "goes back from completed to processing on every second read",
    remembering(() => {
      let reads = 0;
      return onResponse(
        "getAvatarLook",
        ({ data }) => data.status === "completed" && ++reads % 2 === 0 && Object.assign(data, { status: "processing" }),
      );
    }),
  ),
  trainings(
    "failed-without-error",
    "does not say why a look failed",
    onResponse("getAvatarLook", ({ data }) => delete data.error),
  ),
  trainings(
    "error-while-fine",
    "gives an error for a completed look",
    onResponse(
      "getAvatarLook",
      ({ data }) =>
        data.status === "completed" &&
        Object.assign(data, { error: { code: "training_failed", message: "Too short." } }),
    ),
  ),
  trainings(
    "status-of-public-look",
    "gives a training status for HeyGen's own looks",
    onResponse("listAvatarLooks", ({ data }, { query }) => {
      if (query.get("ownership") === "public") for (const look of data) look.status = "processing";
    }),
    guide.looks,
  ),
  trainings(
    "address-while-pending",
    "gives an address of a video that is not finished",
    onResponse("getVideo", ({ data }) => {
      if (data.status === "pending" || data.status === "processing")
        data.video_url = "https://files.heygen.ai/video.mp4";
    }),
  ),
  scenes(
    "text-cut",
    "cuts what is said in a scene after 30 characters",
    eachScene((scene) => {
      for (const entry of scene.script) if (entry.text) entry.text = entry.text.slice(0, 30);
    }),
  ),
  scenes(
    "text-of-first",
    "gives the text of the first scene for all",
    onResponse("getVideoScenes", ({ data }) => {
      for (const scene of data.scenes) scene.script = data.scenes[0].script;
    }),
  ),
  scenes(
    "twenty-at-most",
    "gives 20 scenes at most",
    onResponse("getVideoScenes", ({ data }) => data.scenes.splice(20)),
  ),
  scenes(
    "engine",
    "says avatar_iv whatever engine a scene asked for",
    eachScene((scene) => {
      for (const element of scene.elements) if (element.engine) element.engine = "avatar_iv";
    }),
  ),
  scenes(
    "background-black",
    "gives black for every color of a background",
    eachScene((scene) => {
      if (scene.background?.color) scene.background.color = "#000000";
    }),
  ),
  scenes(
    "motion-prompt",
    "forgets the motion prompt of a scene",
    onRequest("createVideo", (body) => visit(body, (object) => delete object.motion_prompt)),
  ),
  scenes(
    "expressiveness",
    "forgets the expressiveness of a scene",
    onRequest("createVideo", (body) => visit(body, (object) => delete object.expressiveness)),
  ),
  scenes(
    "voice-settings",
    "forgets the voice settings of a scene",
    onRequest("createVideo", (body) => visit(body, (object) => delete object.voice_settings)),
  ),
  scenes(
    "sound",
    "forgets the sound of scenes that have one in the place of a script",
    eachScene((scene) => {
      scene.script = scene.script.filter((entry: Json) => entry.type !== "audio");
    }),
  ),
  scenes(
    "clip-volume",
    "gives every clip its full volume",
    onRequest("createVideo", (body) => {
      for (const scene of body.scenes ?? []) if (scene?.playback) delete scene.playback.volume;
    }),
  ),
  scenes(
    "ids-change",
    "gives scenes other ids on every read",
    remembering(() => {
      let reads = 0;
      return onResponse("getVideoScenes", ({ data }) => {
        reads++;
        for (const scene of data.scenes) scene.id += `_${reads}`;
      });
    }),
  ),
];
