// Libraries that build on openapi-fetch take the client, and infer paths, parameters and responses from it.
import { createClient, type paths } from "heygen-avatars";
import { createOpenApiHttp } from "openapi-msw";
import createQueryHooks from "openapi-react-query";
import { createQueryHook } from "swr-openapi";

const heygen = createClient({ apiKey: "any" });

const api = createQueryHooks(heygen);
export function useLooks(): string[] {
  const { data } = api.useInfiniteQuery(
    "get",
    "/v3/avatars/looks",
    { params: { query: { limit: 20 } } },
    { initialPageParam: null, pageParamName: "token", getNextPageParam: (page) => page.next_token ?? undefined },
  );
  return data?.pages.flatMap((page) => page.data.map(({ name }) => name)) ?? [];
}
export function useVideo(video_id: string): string | undefined {
  const { data, error } = api.useQuery("get", "/v3/videos/{video_id}", { params: { path: { video_id } } });
  if (error) return error.error.code;
  // @ts-expect-error a video has no such field
  console.log(data?.data.videoUrl);
  return data?.data.video_url ?? undefined;
}
export function useCreation(): () => void {
  const { mutate } = api.useMutation("post", "/v3/videos");
  // @ts-expect-error the script is missing
  const isWrong = () => mutate({ body: { type: "avatar", avatar_id: 5 } });
  console.log(isWrong);
  return () => mutate({ body: { type: "avatar", avatar_id: "look_def456", script: "Hello." } });
}
// @ts-expect-error there is no such path
api.useQuery("get", "/v3/avatar");

const useQuery = createQueryHook(heygen, "heygen");
export function useLook(look_id: string): string | undefined {
  return useQuery("/v3/avatars/looks/{look_id}", { params: { path: { look_id } } }).data?.data.name;
}

const http = createOpenApiHttp<paths>({ baseUrl: "https://api.heygen.com" });
export const handler = http.get("/v3/avatars/looks/{look_id}", ({ params, response }) =>
  response(200).json({ data: { id: params.look_id, name: "Sarah", avatar_type: "photo_avatar" } }),
);
