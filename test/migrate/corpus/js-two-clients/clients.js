import axios from "axios";
import ky from "ky";

const headers = { "X-Api-Key": process.env.HEYGEN_API_KEY };
export const v1 = axios.create({ baseURL: "https://api.heygen.com/v1", headers });
export const v2 = axios.create({ baseURL: "https://api.heygen.com/v2/", headers });
export const uploads = ky.create({ prefixUrl: "https://upload.heygen.com/v1", headers });
export const backend = axios.create({ baseURL: import.meta.env.VITE_BACKEND_URL });
