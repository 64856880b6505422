import type { AvatarLook, VideoEngine } from "../../generated/types.ts";

/** The name of an engine that a video can request. */
export type EngineType = VideoEngine["type"];

/** The `engine` field of a video request. */
export type EngineOf<Type extends EngineType> = Extract<VideoEngine, { type: Type }>;

// The compiler rejects this object when the spec adds an engine that is missing here.
const engineTypes: Record<EngineType, true> = { avatar_v: true, avatar_iv: true, avatar_iii: true };

/** The engines that a look lists and that a video can request. */
export function supportedEngines(look: Pick<AvatarLook, "supported_api_engines">): EngineType[] {
  const names: string[] = look.supported_api_engines ?? [];
  return names.filter((name): name is EngineType => Object.hasOwn(engineTypes, name));
}

/**
 * Builds the `engine` of a video after checking that the look supports it, so that a mistake fails before anything is
 * sent. If the look lists no engine by its current name, as in older responses, the check is left to the API.
 *
 * @param settings other fields of the engine, such as the `reference_look_id` of `avatar_v`
 * @throws TypeError for an engine that the look does not list
 * @example const body = { type: "avatar", avatar_id: look.id, script, engine: chooseEngine(look, "avatar_v") } as const;
 */
export function chooseEngine<Type extends EngineType>(
  look: Pick<AvatarLook, "id" | "supported_api_engines">,
  type: Type,
  settings?: Omit<EngineOf<Type>, "type"> & { type?: never },
): EngineOf<Type> {
  const supported = supportedEngines(look);
  if (supported.length > 0 && !supported.includes(type)) {
    throw new TypeError(`look ${look.id} supports ${supported.join(", ")}, not ${type}`);
  }
  return { ...settings, type } as unknown as EngineOf<Type>;
}
