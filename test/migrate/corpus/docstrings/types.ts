/** Answers of `GET /v2/avatars`, and of https://api.heygen.com/v2/voices. */
export type Old = "/v2/avatars" | "/v2/voices";
export interface paths {
  "/v2/avatars": { get: { responses: { 200: unknown } } };
}
