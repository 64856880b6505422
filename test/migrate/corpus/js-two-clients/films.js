import { backend, uploads, v1, v2 } from "./clients.js";

export const avatars = () => v2.get("avatars");
export const voices = () => v2.get("/voices");
export const film = (body) => v2.post("video/generate", body);
export const status = (id) => v1.get("/video_status.get", { params: { video_id: id } });
export const upload = (body) => uploads.post("asset", { body });
export const saved = () => backend.get("/v2/avatars");
