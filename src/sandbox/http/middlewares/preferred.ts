import { type Middleware, reject } from "../call.ts";
import { exampleReply } from "../examples.ts";
import { pause } from "../pause.ts";
import { isExample } from "../prefer.ts";

/** Applies the header `Prefer`: delays the response, or sends a documented example, as Prism does. */
export function preferred(): Middleware {
  return async ({ prefer, request, route }, next) => {
    await pause(prefer.waitMs, request.signal);
    if (!isExample(prefer)) return next();
    const { code, example } = prefer;
    const wanted = [code && `code=${code}`, example && `example=${example}`].filter(Boolean).join(", ");
    const unknown = reject(400, "invalid_parameter", `There is no such example: ${wanted}.`, "Prefer");
    return exampleReply(route.operation, code, example) ?? unknown;
  };
}
