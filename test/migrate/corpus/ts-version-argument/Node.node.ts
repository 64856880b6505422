import { apiRequest } from "./GenericFunctions";

export async function execute(this: any, operation: string, id: string) {
  if (operation === "train") return apiRequest.call(this, "POST", "/photo_avatar/train", { group_id: id });
  if (operation === "avatars") return apiRequest.call(this, "GET", "/avatars");
  if (operation === "upload") return apiRequest.call(this, "POST", "/asset", {}, "v1", "upload");
  return apiRequest.call(this, "GET", `/video_status.get?video_id=${id}`, {}, "v1");
}
