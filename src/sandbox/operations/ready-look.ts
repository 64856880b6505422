// Checks the looks in a video.
import type { VideoEngine } from "../../../generated/types.ts";
import { lookStatus } from "../state/lifecycle.ts";
import type { Look } from "../state/model.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import type { HandlerContext } from "./handler.ts";

/** Finds a completed look. @param param the name of the field, for the error */
export function readyLook(id: string, param: string, { store }: HandlerContext): Look | ErrorReply<400 | 404> {
  const look = store.looks.get(id);
  if (!look) return errorReply(404, "avatar_not_found", `${param}: there is no avatar look ${id}.`, param);
  const status = lookStatus(look, store);
  if (status === "completed") return look;
  return errorReply(400, "invalid_parameter", `${param}: look ${id} can't be used, its status is ${status}.`, param);
}

/** Checks the engine that animates a look, if the request names one. */
export function engineError(
  look: Look,
  engine: VideoEngine | null | undefined,
  param: string,
  context: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  if (!engine) return undefined;
  if (!look.engines.includes(engine.type)) {
    const message = `${param}.type: look ${look.id} supports ${look.engines.join(", ") || "none"}.`;
    return errorReply(400, "invalid_parameter", message, `${param}.type`);
  }
  if (engine.type !== "avatar_v" || !engine.reference_look_id) return undefined;
  return referenceError(look, engine.reference_look_id, `${param}.reference_look_id`, context);
}

/** Checks the look whose movements are used. It must be a completed digital twin of the same group. */
function referenceError(
  look: Look,
  id: string,
  param: string,
  { store }: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  const reference = store.looks.get(id);
  if (!reference) return errorReply(404, "avatar_not_found", `${param}: there is no avatar look ${id}.`, param);
  const wrong = (problem: string) => errorReply(400, "invalid_parameter", `${param}: look ${id} ${problem}.`, param);
  if (reference.type !== "digital_twin") return wrong("is not a digital twin");
  if (reference.groupId !== look.groupId) return wrong(`belongs to another group than ${look.id}`);
  const status = lookStatus(reference, store);
  return status === "completed" ? undefined : wrong(`can't be used, its status is ${status}`);
}
