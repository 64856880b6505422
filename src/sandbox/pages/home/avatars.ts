// The section of the avatars: groups, with a card for each look.
import type { AvatarGroup } from "../../../../generated/types.ts";
import type { LookView, SandboxState } from "../../settings/protocol.ts";
import { showMessage } from "./announce.ts";
import { send } from "./api.ts";
import { confirmButton } from "./confirm-button.ts";
import { idButton } from "./copy.ts";
import { byId, focusFirst, hiddenText, make, setAttribute, setOptionalText, setText, setVisible } from "./dom.ts";
import { keyedList, type View } from "./keyed-list.ts";
import { progressBar, setProgress, setStatus, statusChip, statusText } from "./status.ts";
import { openVideoDialog } from "./video-dialog.ts";

interface LookItem {
  look: LookView;
  progress: number | undefined;
  consentUrl: string | undefined;
}

interface GroupItem {
  group: AvatarGroup;
  looks: LookItem[];
  isPublic: boolean;
}

/**
 * Starts the section of the avatars.
 *
 * @returns a function that renders a state
 */
export function avatarsSection(): (state: SandboxState) => void {
  const form = byId<HTMLFormElement>("create");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void createAvatar(form);
  });
  const showGroups = keyedList(byId("groups"), ({ group }: GroupItem) => group.id, groupView);
  return (state) => {
    showGroups(groupItems(state));
    const hidden = state.totals.looks - state.looks.length;
    const note = hidden > 0 ? `The newest ${state.looks.length} of ${state.totals.looks} looks are shown.` : "";
    setOptionalText(byId("looks-note"), note);
    setVisible(byId("groups-empty"), state.groups.length === 0);
  };
}

function groupItems({ groups, looks, progress, consentUrls }: SandboxState): GroupItem[] {
  return groups.map((group) => {
    const own = looks.filter((look) => look.group_id === group.id);
    const items = own.map((look) => ({ look, progress: progress[look.id], consentUrl: consentUrls[group.id] }));
    return { group, looks: items, isPublic: own[0]?.ownership === "public" };
  });
}

async function createAvatar(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const [type, name] = [String(fields.get("type")), String(fields.get("name")).trim()];
  const file = { type: "url", url: `https://example.com/${type === "photo" ? "headshot.png" : "footage.mp4"}` };
  const details = type === "prompt" ? { prompt: name } : { file };
  const created = await send("POST", "/v3/avatars", { type, name, ...details });
  if (!created) return;
  showMessage(`${name} is being created.`);
  form.reset();
}

function groupView({ group: { id: groupId } }: GroupItem): View<GroupItem> {
  const name = make("h3");
  const facts = make("p", { className: "facts" });
  const id = idButton();
  const remove = confirmButton("Delete group", "Really delete?", () => send("DELETE", `/v3/avatars/${groupId}`));
  const cards = make("ul", { className: "cards" });
  const tools = make("div", { className: "tools" }, id.node, remove.node);
  const head = make("div", { className: "group-head" }, name, facts, tools);
  const node = make("section", { className: "group" }, head, cards);
  const showLooks = keyedList(cards, ({ look }: LookItem) => look.id, lookCard);
  return {
    node,
    update({ group, looks, isPublic }) {
      setText(name, group.name);
      const words = [`${group.looks_count} ${group.looks_count === 1 ? "look" : "looks"}`];
      if (isPublic) words.push("public");
      if (group.consent_status) words.push(`consent ${group.consent_status}`);
      setText(facts, words.join(", "));
      id.set(group.id);
      remove.setName(group.name);
      setVisible(remove.node, !isPublic);
      setAttribute(node, "data-looks", looks.length > 3 ? "many" : String(looks.length));
      showLooks(looks);
    },
  };
}

function lookCard({ look: { id: lookId, group_id: groupId } }: LookItem): View<LookItem> {
  let current: LookView | undefined;
  const image = make("img", { alt: "", loading: "lazy", width: 480, height: 600 });
  const chip = statusChip();
  const bar = progressBar();
  const name = make("h4");
  const rename = renameForm(lookId);
  const facts = make("p", { className: "facts" });
  const id = idButton();
  const failure = make("p", { className: "failure" });

  const buttonName = hiddenText();
  const video = make("button", { type: "button", className: "small" }, "Create video", buttonName);
  const consentLink = make("a", { className: "button small main", textContent: "Give consent" });
  const consentStart = make("button", { type: "button", className: "small main", textContent: "Start consent" });
  const renameName = hiddenText();
  const renameButton = make("button", { type: "button", className: "quiet" }, "Rename", renameName);
  const remove = confirmButton("Delete", "Really delete?", () => send("DELETE", `/v3/avatars/looks/${lookId}`));
  const actions = make("div", { className: "actions" }, video, consentLink, consentStart, renameButton, remove.node);

  video.addEventListener("click", () => current && openVideoDialog(current));
  consentStart.addEventListener("click", () =>
    send("POST", `/v3/avatars/${groupId}/consent`, { reroute_url: location.href }),
  );
  renameButton.addEventListener("click", () => rename.open(current?.name ?? ""));
  rename.onToggle = (open) => {
    setVisible(name, !open);
    setVisible(actions, !open);
    if (!open) renameButton.focus();
  };

  const picture = make("div", { className: "picture" }, image, chip, bar);
  const text = make("div", { className: "text" }, name, rename.node, facts, id.node, failure, actions);
  return {
    node: make("li", { className: "card", id: lookId }, picture, text),
    update({ look, progress, consentUrl }) {
      current = look;
      const status = look.status ?? "completed";
      const isOwn = look.ownership === "private";
      setAttribute(image, "src", look.preview_image_url ?? "");
      setStatus(chip, status);
      setProgress(bar, progress, look.name);
      setText(name, look.name);
      setText(facts, statusText(look.avatar_type));
      id.set(look.id);
      setOptionalText(failure, look.error?.message);
      for (const label of [buttonName, renameName]) setText(label, ` ${look.name}`);
      remove.setName(look.name);

      const hadFocus = actions.contains(document.activeElement);
      setVisible(video, status === "completed");
      setAttribute(consentLink, "href", consentUrl ?? null);
      setVisible(consentLink, status === "pending_consent" && consentUrl !== undefined);
      setVisible(consentStart, status === "pending_consent" && consentUrl === undefined);
      setVisible(renameButton, isOwn && look.avatar_type !== "studio_avatar");
      setVisible(remove.node, isOwn);
      // A button that is hidden loses the focus.
      if (hadFocus && !(document.activeElement as HTMLElement).checkVisibility()) focusFirst(actions);
    },
  };
}

interface RenameForm {
  readonly node: HTMLFormElement;
  onToggle: (open: boolean) => void;
  open(name: string): void;
}

/** The form that replaces a name while it is edited. */
function renameForm(lookId: string): RenameForm {
  const input = make("input", { name: "name", required: true, ariaLabel: "New name", autocomplete: "off" });
  const save = make("button", { className: "small main", textContent: "Save" });
  const cancel = make("button", { type: "button", className: "small", textContent: "Cancel" });
  const buttons = make("div", { className: "row" }, save, cancel);
  const node = make("form", { className: "rename", hidden: true }, input, buttons);
  const form: RenameForm = {
    node,
    onToggle: () => {},
    open(name) {
      input.value = name;
      toggle(true);
      input.select();
    },
  };
  function toggle(open: boolean): void {
    setVisible(node, open);
    form.onToggle(open);
  }
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await send("PATCH", `/v3/avatars/looks/${lookId}`, { name: input.value.trim() })) toggle(false);
  });
  node.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") toggle(false);
  });
  cancel.addEventListener("click", () => toggle(false));
  return form;
}
