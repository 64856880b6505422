import { scope } from "../state/store.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { pageOf } from "./list-page.ts";
import { lookView } from "./views.ts";

export const listAvatarLooks: Handler<"listAvatarLooks"> = ({ query }, context) =>
  pageOf(
    {
      list: context.store.lookList(query),
      name: "looks",
      scope: scope(query),
      view: (look) => lookView(look, context),
    },
    query,
  );

const notFound = (id: string) => errorReply(404, "avatar_not_found", `There is no avatar look ${id}.`, "look_id");

export const getAvatarLook: Handler<"getAvatarLook"> = ({ path }, context) => {
  const look = context.store.looks.get(path.look_id);
  return look ? ok(lookView(look, context)) : notFound(path.look_id);
};

export const updateAvatarLook: Handler<"updateAvatarLook"> = ({ path, body }, context) => {
  const look = context.store.looks.get(path.look_id);
  if (!look) return notFound(path.look_id);
  if (look.ownership === "public")
    return errorReply(403, "resource_access_denied", "A public look can't be renamed.", "look_id");
  if (look.type === "studio_avatar") {
    return errorReply(400, "invalid_parameter", "Only photo avatars and digital twins can be renamed.", "look_id");
  }
  return ok(lookView(context.store.replaceLook(look, { name: body.name ?? look.name }), context));
};

export const deleteAvatarLook: Handler<"deleteAvatarLook"> = ({ path }, { store }) => {
  const look = store.looks.get(path.look_id);
  if (!look) return notFound(path.look_id);
  if (look.ownership === "public")
    return errorReply(403, "resource_access_denied", "A public look can't be deleted.", "look_id");
  if (look.origin === "studio")
    return errorReply(400, "invalid_parameter", "A studio look can't be deleted.", "look_id");
  store.deleteLook(look);
  return ok({ id: look.id });
};
