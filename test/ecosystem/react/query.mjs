import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createClient } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
import createQueryHooks from "openapi-react-query";
import { createElement } from "react";
import { render } from "./render.mjs";

const baseUrl = "http://127.0.0.1:4010";
const api = createQueryHooks(createClient({ apiKey: "any", baseUrl, fetch: createSandbox().fetch }));
const Looks = () => {
  const { data } = api.useQuery("get", "/v3/avatars/looks");
  return data ? `look: ${data.data[0].name}` : "loading";
};
const client = new QueryClient();
await render(() => createElement(QueryClientProvider, { client }, createElement(Looks)));
