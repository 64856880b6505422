// Models of Python for the schemas of the packed spec.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PythonFileGenerator } from "@asyncapi/modelina";
import { parse } from "yaml";

const file = createRequire(import.meta.url).resolve("heygen-avatars/openapi.yaml");
const spec = parse(readFileSync(file, "utf8"));
const options = { packageName: "heygen_models" };
const models = await new PythonFileGenerator().generateToFiles(spec, "heygen_models", options, true);
if (models.length < Object.keys(spec.components.schemas).length / 2) throw new Error(`only ${models.length} models`);
console.log(`${models.length} models`);
