// Answers the operations of v1 and v2 that the spec does not describe, as the bridge does: by calling v3.
import { sunset } from "../../../generated/migration.ts";
import { type AnswerOptions, answerLegacy, findLegacyRoute } from "../../bridge/translate/answer.ts";
import { errorBody, V3Error } from "../../bridge/translate/errors.ts";
import { sunsetHeaders } from "../../bridge/translate/sunset.ts";
import type { V2State } from "../settings/options.ts";
import type { HttpReply } from "./call.ts";

/** Answers a request; undefined if v1 and v2 are not known to have the operation. */
export async function answerNeighbour(
  request: Request,
  url: URL,
  { v2, call }: { readonly v2: V2State; readonly call: AnswerOptions["call"] },
): Promise<(HttpReply & { readonly template: string }) | undefined> {
  const route = findLegacyRoute(request.method, url.pathname);
  if (!route) return undefined;
  const { migration } = route;
  const template = `${migration.method} ${migration.path}`;
  if (v2 === "removed") {
    const hint = migration.successor ? `Use ${migration.successor}.` : migration.instead;
    const error = new V3Error(410, "endpoint_sunset", `This operation was removed on ${sunset}. ${hint}`);
    return { status: 410, headers: sunsetHeaders(sunset), body: errorBody(migration, error), template };
  }
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const announcesSunset = v2 === "deprecated";
  const { status, body } = await answerLegacy(route, request, { call, losses: "ignore", announcesSunset, pause });
  return { status, headers: announcesSunset ? sunsetHeaders(sunset) : {}, body, template };
}
