// The build bundles ajv into this module, so that `npx heygen-avatars contract` needs nothing else.
import formats from "ajv-formats";

export { Ajv2020 } from "ajv/dist/2020.js";
export const addFormats: typeof formats.default = formats.default;
