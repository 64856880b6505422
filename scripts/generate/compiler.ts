// The TypeScript compiler, and openapi-typescript, which stands on it. They are required, because Node reads all of a
// CommonJS module for the names that it exports before it can be imported, and the compiler has 9 MB.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export const compiler: typeof import("typescript") = require("typescript");
export const openapiTypeScript: typeof import("openapi-typescript") = require("openapi-typescript");
