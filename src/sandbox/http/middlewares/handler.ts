import { maxUploadBytes } from "../../../../generated/client-operations.ts";
import type { OperationContract } from "../../../../generated/sandbox-operations.ts";
import type { HandlerContext } from "../../operations/handler.ts";
import { handlers } from "../../operations/operations.ts";
import type { SandboxOptions } from "../../settings/options.ts";
import type { Store } from "../../state/store.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";
import { exampleReply } from "../examples.ts";
import { readBody } from "../read-body.ts";
import { isTrustedOrigin, untrustedMessage } from "../trusted-origin.ts";
import { isInvalid, validateRequest } from "../validate-request.ts";

/** The maximum size of a form without its file, in bytes. */
const maxFormBytes = 64 * 2 ** 10;

const tooLarge = reject(
  413,
  "payload_too_large",
  `Invalid request: the body is larger than ${maxUploadBytes / 2 ** 20} MB.`,
);

/** A handler of any operation. Its input has been validated against the spec. */
type AnyHandler = (input: unknown, context: HandlerContext) => Promise<HttpReply>;

/** Whether a request names a URL to which webhooks will be sent. */
function namesReceiver({ path }: OperationContract, body: unknown): boolean {
  const { callback_url, url } = Object(body);
  return Boolean(callback_url || (url && path.startsWith("/v3/webhooks/")));
}

/** Validates the request and calls the handler of its operation. */
export function handler(store: Store, { unknownFields, allowOrigins }: SandboxOptions): Middleware {
  return async (call) => {
    const { request, url, route, context } = call;
    const { id, operation, path } = route;
    const maxBytes = operation.body === "multipart/form-data" ? maxUploadBytes + maxFormBytes : maxUploadBytes;
    const bytes = operation.body ? await readBody(request, maxBytes) : undefined;
    if (operation.body && !bytes) return tooLarge;
    if (bytes && operation.body === "application/json") call.requestBody = bytes;
    const input = await validateRequest({
      id,
      operation,
      url,
      headers: request.headers,
      bytes,
      ignoreUnknown: unknownFields === "ignore",
    });
    if (isInvalid(input)) {
      return reject(input.status, "invalid_parameter", `Invalid request: ${input.message}`, input.param);
    }
    if (namesReceiver(operation, input.body) && !isTrustedOrigin(request, url, allowOrigins)) {
      return reject(403, "forbidden", untrustedMessage(request, "make the sandbox send webhooks"));
    }
    if (input.file && input.file.size > maxUploadBytes) return tooLarge;

    const isPaid = "402" in operation.responses;
    if (isPaid && store.credits === 0) return reject(402, "insufficient_credit", "The account has no credit left.");
    const handle = handlers[id] as AnyHandler | "example";
    const noExample = reject(500, "internal_error", "The spec has no example of a success.");
    const reply =
      handle === "example"
        ? (exampleReply(operation, "200") ?? exampleReply(operation, "202") ?? noExample)
        : await handle({ path, ...input }, context);
    if (isPaid && reply.status === 200 && store.credits !== null) store.credits--;
    // The request log shows it.
    const note = input.ignored?.length ? { "Sandbox-Ignored-Fields": input.ignored.join(", ") } : {};
    return { ...reply, headers: { ...reply.headers, ...note } };
  };
}
