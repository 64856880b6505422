/** The id of a mistake that the second server can have. */
export type MistakeId =
  | "look-id-from-count"
  | "looks-count-before-saving"
  | "full-page-has-more"
  | "group-filter-drops-ownership"
  | "references-open-a-group"
  | "unconsented-twin-renders"
  | "waiting-is-read-back"
  | "key-shared-by-groups"
  | "voices-stop-at-fifty"
  | "unknown-voice-not-found";

/** A mistake that a careful developer could make. */
export interface Mistake {
  id: MistakeId;
  /** Method and path template of the operation whose response is wrong. */
  operationPath: string;
  /** What the server does, in one sentence. */
  what: string;
  /** The document and section that say otherwise. */
  source: string;
}

/** All mistakes, one for each area of the API. */
export const mistakes: readonly Mistake[] = [
  {
    id: "look-id-from-count",
    operationPath: "POST /v3/avatars",
    what: "The id of a new look is the number of looks, so an id is reused after a deletion.",
    source: "Avatar Looks, Response Fields: id is the unique look identifier",
  },
  {
    id: "looks-count-before-saving",
    operationPath: "POST /v3/avatars",
    what: "The response for a look that is saved to an existing group has the old looks_count.",
    source: "Avatar Groups, Response Fields: looks_count; Create Avatar, Response: a new group counts its look",
  },
  {
    id: "full-page-has-more",
    operationPath: "GET /v3/avatars/looks",
    what: "A last page that is exactly full has has_more true, and its token leads to an empty page.",
    source: "Avatar Looks, Pagination: has_more announces a next page",
  },
  {
    id: "group-filter-drops-ownership",
    operationPath: "GET /v3/avatars/looks",
    what: "A list of looks that is filtered by group_id ignores ownership.",
    source: "Facts on v3, GET /v3/avatars/looks: filters combine; Avatar Looks, Query Parameters",
  },
  {
    id: "references-open-a-group",
    operationPath: "POST /v3/avatars",
    what: "A prompt with avatar_id and reference_images but no avatar_group_id is saved to a new group.",
    source: "Create Avatar, How avatar_id and avatar_group_id combine: reference images layer on top of any row",
  },
  {
    id: "unconsented-twin-renders",
    operationPath: "POST /v3/videos",
    what: "A digital twin that is trained but waits for consent can be used in a video.",
    source: "Facts on v3, corrections: consent is needed before a private avatar can be used",
  },
  {
    id: "waiting-is-read-back",
    operationPath: "GET /v3/videos/{video_id}",
    what: "A new video has the status waiting when it is read, which is only valid in the response that creates it.",
    source: "Facts on v3, GET /v3/videos/{video_id}: pending, processing, completed or failed",
  },
  {
    id: "key-shared-by-groups",
    operationPath: "POST /v3/avatars/{group_id}/consent",
    what: "An idempotency key of one group replays that group's response for another group.",
    source: "Facts on v3, Idempotency-Key: keys are held per endpoint and per path parameter",
  },
  {
    id: "voices-stop-at-fifty",
    operationPath: "GET /v3/voices",
    what: "A page of voices is limited to 50 like a page of avatars, so limits of 51 to 100 are rejected.",
    source: "Facts on v3, GET /v3/voices: limit 1 to 100",
  },
  {
    id: "unknown-voice-not-found",
    operationPath: "PATCH /v3/avatars/{group_id}",
    what: "A default voice that does not exist is answered with 404 voice_not_found.",
    source: "Facts on v3, PATCH /v3/avatars/{group_id}: an unknown voice is 400 invalid_parameter",
  },
];
