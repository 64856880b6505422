import { http } from "./http.js";

export const templates = () => http.get("/v2/templates");
export const fill = (id, body) => http.post(`/v2/template/${id}/generate`, body);
