import axios from "axios";

const narration = axios.create({ baseURL: process.env.NARRATION_API_URL });

export const list = () => narration.get("/v2/voices");
export const film = (json: object) => axios.post("https://api.heygen.com/v3/videos", json);
