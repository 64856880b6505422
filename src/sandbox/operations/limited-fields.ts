// Rejects fields that the look does not support with the engine of the request. The spec lists them in `x-only-for`.
import { type Schema, type SchemaObject, schemas } from "../../../generated/json-schemas.ts";
import type { CreateAvatarVideoRequest, StudioAvatarInput } from "../../../generated/types.ts";
import type { Look } from "../state/model.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";

type Speaker = CreateAvatarVideoRequest | StudioAvatarInput;

/** A combination of look and engine that supports a field. */
interface Combination {
  readonly avatar_type: string;
  /** Default: any engine. */
  readonly engine?: string;
  /** The value of the field that is limited. Default: any. */
  readonly value?: unknown;
  /** Another field that the combination requires, such as `engine.reference_look_id`. */
  readonly with?: string;
}

/** The engine that animates a look if a request names none. */
const defaultEngine = "avatar_iv";

const limits = limitsIn(schemas.CreateAvatarVideoRequest);

/** The combinations that support a field, by the name of the field. */
function limitsIn(schema: Schema): Map<string, readonly Combination[]> {
  const { properties = {} } = resolved(schema);
  const found = new Map<string, readonly Combination[]>();
  for (const [name, property] of Object.entries(properties)) {
    const { "x-only-for": combinations } = resolved(property);
    if (combinations) found.set(name, combinations as readonly Combination[]);
  }
  return found;
}

function resolved(schema: Schema): SchemaObject {
  if (typeof schema === "boolean") return {};
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (schemas[name as keyof typeof schemas] as SchemaObject);
}

/** The error for the first unsupported field of a request; undefined if there is none. */
export function limitedFieldError(look: Look, speaker: Speaker, place: string): ErrorReply<400> | undefined {
  const { engine } = speaker;
  const type = engine?.type ?? defaultEngine;
  for (const [name, combinations] of limits) {
    const value = speaker[name as keyof Speaker];
    const isLimited = combinations.some((one) => one.value === undefined || one.value === value);
    if (value === undefined || value === null || !isLimited) continue;
    const isTaken = combinations.some((one) => {
      if (one.value !== undefined && one.value !== value) return false;
      if (one.avatar_type !== look.type || (one.engine !== undefined && one.engine !== type)) return false;
      return one.with === undefined || (engine?.type === "avatar_v" && Boolean(engine.reference_look_id));
    });
    if (isTaken) continue;
    const param = `${place}${name}`;
    const message = `${param}: not supported by a ${look.type} with the engine ${type}.`;
    return errorReply(400, "invalid_parameter", message, param);
  }
  return undefined;
}
