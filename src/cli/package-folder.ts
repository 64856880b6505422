import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);

/** The folder of this package. */
export const packageFolder = (): string => dirname(require.resolve("heygen-avatars/package.json"));

/** The version of this package. */
export const packageVersion = (): string => require("heygen-avatars/package.json").version;

/** The OpenAPI document of this package. */
export const ownDocument = (): string => require.resolve("heygen-avatars/openapi.yaml");
