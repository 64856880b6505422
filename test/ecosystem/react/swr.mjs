import { createClient } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
import { createQueryHook } from "swr-openapi";
import { render } from "./render.mjs";

const baseUrl = "http://127.0.0.1:4010";
const useQuery = createQueryHook(createClient({ apiKey: "any", baseUrl, fetch: createSandbox().fetch }), "heygen");
await render(() => {
  const { data } = useQuery("/v3/avatars/looks", {});
  return data ? `look: ${data.data[0].name}` : "loading";
});
