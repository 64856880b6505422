// Things that exist on the server, for the parameters and fields that need their ids.

import { NotTestable } from "./connection.ts";
import type { DocumentReader } from "./document.ts";
import type { Json } from "./openapi.ts";
import type { Scenario } from "./scenario.ts";

/** Which id a parameter or field takes, where it is not named after it. */
const aliases: Record<string, string> = {
  avatar_id: "look_id",
  avatar_group_id: "group_id",
  audio_asset_id: "asset_id",
  default_voice_id: "voice_id",
  video_ids: "video_id",
};

/** Ids that were looked up, kept for the whole run: what was found at the start is there again after each reset. */
export class Things {
  readonly #known = new Map<string, string>();

  /** The id of something that exists and can be used, by the name of what takes it and the operation. */
  async id(name: string, operationId: string, scenario: Scenario): Promise<string> {
    const given = scenario.profile.ids?.[`${operationId}.${name}`] ?? scenario.profile.ids?.[name];
    if (given !== undefined) return given;
    const parameter = aliases[name] ?? name;
    const known = this.#known.get(name) ?? scenario.profile.ids?.[parameter] ?? this.#known.get(parameter);
    if (known !== undefined) return known;
    if (["look_id", "group_id", "reference_look_id"].includes(parameter)) await this.#findLook(scenario);
    else await this.#findFirst(parameter, scenario);
    const found = this.#known.get(name) ?? this.#known.get(parameter) ?? (await scenario.made(parameter));
    if (found === undefined) throw new NotTestable(`no ${name} is known`);
    return found;
  }

  /** A finished look of one's own, its group, and a digital twin in it if there is one. */
  async #findLook(scenario: Scenario): Promise<void> {
    if (!scenario.has("listAvatarLooks")) return;
    const looks = await scenario.walk("listAvatarLooks", { ownership: "private" });
    const finished = looks.filter(({ status = "completed" }) => status === "completed");
    const sizeOf = (look: Json) => finished.filter(({ group_id: group }) => group === look.group_id).length;
    const [look] = finished
      .filter(({ avatar_type: type }) => type === "photo_avatar")
      .sort((one, other) => sizeOf(other) - sizeOf(one));
    if (!look) return;
    const twin = finished.find(
      ({ avatar_type: type, group_id: group }) => type === "digital_twin" && group === look.group_id,
    );
    for (const name of ["look_id", "avatar_id", "id"]) this.#known.set(name, look.id);
    for (const name of ["group_id", "avatar_group_id"]) this.#known.set(name, look.group_id);
    if (twin) this.#known.set("reference_look_id", twin.id);
  }

  /** The first item of a list that shows such an id. */
  async #findFirst(parameter: string, scenario: Scenario): Promise<void> {
    const { resources, reader, lists } = scenario.connection;
    const resource = resources.find((one) => one.parameter === parameter);
    for (const { operation, component } of lists) {
      if (operation.path.includes("{") || !scenario.has(operation.id)) continue;
      const key = resource && component === resource.component ? resource.idKey : parameter;
      if (!showsKey(component, key, reader)) continue;
      const [item] = await scenario.walk(operation.id, {}, 1);
      const id = item?.[key];
      if (typeof id === "string") {
        this.#known.set(parameter, id);
        return;
      }
    }
  }
}

const showsKey = (component: string | undefined, key: string, { document }: DocumentReader): boolean =>
  component !== undefined && key in (document.components.schemas[component].properties ?? {});
