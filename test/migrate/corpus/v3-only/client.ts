const base = process.env.HEYGEN_BASE_URL ?? "https://api.heygen.com";
const send = (path: string) => fetch(base + path, { headers: { "X-Api-Key": process.env.HEYGEN_API_KEY ?? "" } });

export const voices = () => send("/v3/voices");
export const share = (id: string) => `https://app.heygen.com/videos/${id}`;
