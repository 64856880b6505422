import { createClient, unwrap } from "npm:heygen-avatars";
import { createSandbox } from "npm:heygen-avatars/sandbox";
import { schemas } from "npm:heygen-avatars/validate";

const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
const path = { look_id: "look_def456" };
const look = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path } }));
if (schemas.AvatarLook["~standard"].validate(look).issues) throw new Error("the look does not fit");
console.log(look.name);
