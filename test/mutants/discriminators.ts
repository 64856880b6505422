// Whether what a spec says of its alternatives is true of them.
import { follow } from "../../src/contract/openapi.ts";
import type { Json } from "./spec-operators/places.ts";

/** Whether every value of a discriminator leads to the alternative that has it, and every alternative has a value. */
export function fitsItsDiscriminators(spec: Json): boolean {
  return unionsIn(spec.components.schemas).every(({ oneOf = [], discriminator }) => {
    const { propertyName, mapping = {} } = discriminator;
    const leads = Object.entries<string>(mapping).every(
      ([value, $ref]) => follow({ $ref }, spec)?.properties?.[propertyName]?.const === value,
    );
    const targets = Object.values(mapping);
    return leads && oneOf.every(({ $ref }: Json) => targets.includes($ref));
  });
}

/** Every schema with a discriminator. */
function unionsIn(part: Json): Json[] {
  if (typeof part !== "object" || part === null) return [];
  const inside = Object.values<Json>(part).flatMap(unionsIn);
  return part.discriminator?.propertyName ? [part, ...inside] : inside;
}
