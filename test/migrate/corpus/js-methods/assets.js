const key = { "X-Api-Key": process.env.HEYGEN_API_KEY };
const one = (id) => `https://api.heygen.com/v2/photo_avatar/${id}`;

export const list = () => fetch("https://api.heygen.com/v1/asset?limit=10", { headers: key });
export const upload = (body) => fetch("https://upload.heygen.com/v1/asset", { method: "POST", headers: key, body });
export const remove = (id) => fetch(one(id), { method: "DELETE", headers: key });
export const alive = () => fetch("https://api.heygen.com/v2/avatars", { method: "HEAD" });
