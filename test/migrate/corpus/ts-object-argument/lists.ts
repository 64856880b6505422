import { ask } from "./http";

export const faces = () => ask<{ data: { avatars: string[] } }>({ api: "v2", path: "/avatars" });
export const sounds = () => ask<{ data: { voices: string[] } }>({ api: "v2", path: "/voices" });
export const state = (id: string) => ask({ api: "v1", path: `/video_status.get?video_id=${id}` });
export const make = (json: unknown) => ask({ api: "v2", path: "/video/generate", verb: "POST", json });
