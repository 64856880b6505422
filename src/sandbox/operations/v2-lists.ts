// The lists of v2. They contain the same avatars as those of v3.
import { v2ErrorReply } from "./error-reply.ts";
import { type Handler, okV2 } from "./handler.ts";
import { imageUrl, photoView, v2AvatarView, v2GroupView } from "./views.ts";

export const listV2Avatars: Handler<"listV2Avatars"> = (_, context) => {
  const looks = context.store.lookList({}).all();
  return okV2({
    avatars: looks.filter(({ type }) => type !== "photo_avatar").map((look) => v2AvatarView(look, context)),
    talking_photos: looks
      .filter(({ type }) => type === "photo_avatar")
      .map(({ id, name }) => ({
        talking_photo_id: id,
        talking_photo_name: name,
        preview_image_url: imageUrl(id, context),
      })),
  });
};

export const listV2AvatarGroups: Handler<"listV2AvatarGroups"> = ({ query }, context) => {
  const groups = context.store.groupList(query.include_public ? undefined : "private").all();
  return okV2({ total_count: groups.length, avatar_group_list: groups.map((group) => v2GroupView(group, context)) });
};

export const listV2AvatarGroupAvatars: Handler<"listV2AvatarGroupAvatars"> = ({ path }, context) => {
  if (!context.store.groups.has(path.group_id)) return v2ErrorReply(404, "not_found", "Avatar group not found");
  const looks = context.store.looksOf(path.group_id);
  const view = looks.some(({ type }) => type === "photo_avatar") ? photoView : v2AvatarView;
  return okV2({ avatar_list: looks.map((look) => view(look, context)) });
};

export const getV2AvatarDetails: Handler<"getV2AvatarDetails"> = ({ path }, context) => {
  const look = context.store.looks.get(path.avatar_id);
  if (!look) return v2ErrorReply(404, "not_found", "Avatar not found");
  const { avatar_id: id, avatar_name: name, type: _, premium, ...rest } = v2AvatarView(look, context);
  return okV2({ ...rest, type: "avatar", id, name, premium: premium ?? false, is_public: look.ownership === "public" });
};
