import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createClient } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
import createQueryHooks from "openapi-react-query";
import { createElement, useEffect } from "react";
import { render } from "./render.mjs";

const baseUrl = "http://127.0.0.1:4010";
const api = createQueryHooks(createClient({ apiKey: "any", baseUrl, fetch: createSandbox().fetch }));
const firstPage = { params: { query: { limit: 2 } } };
const paging = {
  initialPageParam: null,
  pageParamName: "token",
  getNextPageParam: (page) => page.next_token ?? undefined,
};
const Looks = () => {
  const { data, fetchNextPage } = api.useInfiniteQuery("get", "/v3/avatars/looks", firstPage, paging);
  const pages = data?.pages ?? [];
  useEffect(() => {
    if (pages.length === 1) void fetchNextPage();
  }, [pages.length, fetchNextPage]);
  const ids = new Set(pages.flatMap((page) => page.data.map(({ id }) => id)));
  return ids.size === 4 ? `look: ${[...ids]}` : "loading";
};
const client = new QueryClient();
await render(() => createElement(QueryClientProvider, { client }, createElement(Looks)));
