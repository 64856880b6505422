import type { AvatarLook, VideoEngine } from "../../generated/types.ts";

/** The name of an engine that a video may ask for. */
export type EngineType = VideoEngine["type"];

/** What a video asks for an engine with. */
export type EngineOf<Type extends EngineType> = Extract<VideoEngine, { type: Type }>;

// A new engine of the spec does not compile until it stands here.
const engineTypes: Record<EngineType, true> = { avatar_v: true, avatar_iv: true, avatar_iii: true };

/** The engines that a look lists, as far as a video may ask for them. */
export function supportedEngines(look: Pick<AvatarLook, "supported_api_engines">): EngineType[] {
  const names: string[] = look.supported_api_engines ?? [];
  return names.filter((name): name is EngineType => Object.hasOwn(engineTypes, name));
}

/**
 * The `engine` of a video, if the look lists it: what the API would refuse fails here, before anything is sent. Where the
 * look lists none by today's names, as in older answers, nothing is known and the API decides.
 *
 * @param settings what else the engine takes, such as the `reference_look_id` of `avatar_v`
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
