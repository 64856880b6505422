// Groups, with a card for each look.
import { useState } from "preact/hooks";
import type { AvatarGroup, Voice } from "../../../../generated/types.ts";
import type { LookView, SandboxState } from "../../settings/protocol.ts";
import { send } from "./api.ts";
import { completionText } from "./completion.ts";
import { countOf, plainWords } from "./format.ts";
import { Chip, ConfirmButton, Dialog, Empty, Field, Hidden, Id, Newest, Progress } from "./parts.tsx";
import { poll } from "./poll.ts";
import { search, showMessage } from "./store.ts";

export function AvatarsPanel({ state }: { state: SandboxState }) {
  const [chosen, setChosen] = useState<LookView | undefined>(undefined);
  return (
    <>
      <CreateForm />
      <Search />
      {!search.value && <Newest shown={state.looks.length} total={state.totals.looks} />}
      {state.groups.length === 0 && (
        <Empty>{search.value ? "No avatars found." : "No avatars yet. Create one with the form above."}</Empty>
      )}
      <div class="groups">
        {state.groups.map((group) => (
          <Group key={group.id} group={group} state={state} onCreateVideo={setChosen} />
        ))}
      </div>
      {chosen && <VideoDialog look={chosen} voices={state.voices} onClose={() => setChosen(undefined)} />}
    </>
  );
}

const Search = () => (
  <input
    type="search"
    class="search"
    aria-label="Search the avatars"
    placeholder="Search by name or id"
    value={search.value}
    onInput={(event) => {
      search.value = event.currentTarget.value;
      void poll();
    }}
  />
);

function CreateForm() {
  const create = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    const [type, name] = [String(fields.get("type")), String(fields.get("name")).trim()];
    const file = { type: "url", url: `https://example.com/${type === "photo" ? "headshot.png" : "footage.mp4"}` };
    const details = type === "prompt" ? { prompt: name } : { file };
    if (!(await send("POST", "/v3/avatars", { type, name, ...details }))) return;
    showMessage(`${name} is being created.`);
    form.reset();
  };
  return (
    <form class="box row" aria-label="Create an avatar" onSubmit={create}>
      <Field label="Type">
        <select name="type">
          <option value="photo">photo</option>
          <option value="prompt">prompt</option>
          <option value="digital_twin">digital twin</option>
        </select>
      </Field>
      <Field label="Name" grow>
        <input name="name" required autocomplete="off" placeholder="Anna in a blazer" />
      </Field>
      <button type="submit" class="main">
        Create avatar
      </button>
    </form>
  );
}

interface GroupProps {
  group: AvatarGroup;
  state: SandboxState;
  onCreateVideo: (look: LookView) => void;
}

/** A group with its looks. A group with one look of the same name has no heading: the card says it all. */
function Group({ group, state, onCreateVideo }: GroupProps) {
  const looks = state.looks.filter((look) => look.group_id === group.id);
  const isPublic = looks[0]?.ownership === "public";
  const [single] = looks.length === 1 && looks[0]?.name === group.name ? looks : [];
  const facts = [countOf(group.looks_count ?? 0, "look")];
  if (isPublic) facts.push("public");
  if (group.consent_status) facts.push(`consent ${group.consent_status}`);
  return (
    <section class="group" data-looks={Math.min(looks.length, 4)}>
      {!single && (
        <div class="group-head">
          <h3>{group.name}</h3>
          <p class="facts">{facts.join(", ")}</p>
          <div class="row">
            <Id id={group.id} />
            {!isPublic && <DeleteGroup group={group} />}
          </div>
        </div>
      )}
      <ul class="cards">
        {looks.map((look) => (
          <Look key={look.id} look={look} group={single && group} state={state} onCreateVideo={onCreateVideo} />
        ))}
      </ul>
    </section>
  );
}

const DeleteGroup = ({ group: { id, name } }: { group: AvatarGroup }) => (
  <ConfirmButton
    label="Delete group"
    question="Really delete?"
    target={name}
    act={() => send("DELETE", `/v3/avatars/${id}`)}
  />
);

interface LookProps extends Omit<GroupProps, "group"> {
  look: LookView;
  /** The group, if the card stands for it too. */
  group: AvatarGroup | undefined;
}

function Look({ look, group, state, onCreateVideo }: LookProps) {
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, avatar_type, error } = look;
  const status = look.status ?? "completed";
  const isOwn = look.ownership === "private";
  const Name = group ? "h3" : "h4";
  const facts = [plainWords(avatar_type)];
  if (group && !isOwn) facts.push("public");
  if (group?.consent_status) facts.push(`consent ${group.consent_status}`);
  return (
    <li class="card" id={id}>
      <div class="picture">
        <img alt="" loading="lazy" width={480} height={600} src={look.preview_image_url ?? ""} />
        <Chip status={status} />
        <Progress value={state.progress[id]} name={name} />
      </div>
      <div class="text">
        {isRenaming ? <RenameForm look={look} onClose={() => setRenaming(false)} /> : <Name>{name}</Name>}
        <p class="facts">{facts.join(", ")}</p>
        <Id id={id} />
        {group && <Id id={group.id} />}
        {error?.message && <p class="failure">{error.message}</p>}
        {status === "processing" && <p class="facts">{completionText(id, state)}</p>}
        <div class="actions">
          {status === "completed" && (
            <button type="button" class="small" onClick={() => onCreateVideo(look)}>
              Create video<Hidden> {name}</Hidden>
            </button>
          )}
          {status === "pending_consent" && <ConsentAction look={look} state={state} />}
          {isOwn && avatar_type !== "studio_avatar" && !isRenaming && (
            <button type="button" class="quiet" id={`rename-${id}`} onClick={() => setRenaming(true)}>
              Rename<Hidden> {name}</Hidden>
            </button>
          )}
          {group && isOwn && <DeleteGroup group={group} />}
          {!group && isOwn && (
            <ConfirmButton
              label="Delete"
              question="Really delete?"
              target={name}
              act={() => send("DELETE", `/v3/avatars/looks/${id}`)}
            />
          )}
        </div>
      </div>
    </li>
  );
}

function ConsentAction({ look, state }: { look: LookView; state: SandboxState }) {
  const url = state.consentUrls[look.group_id ?? ""];
  if (url) {
    return (
      <a class="button small main" href={url} target="_blank" rel="noopener">
        Give consent
      </a>
    );
  }
  const start = () => send("POST", `/v3/avatars/${look.group_id}/consent`, { reroute_url: location.href });
  return (
    <button type="button" class="small main" onClick={start}>
      Start consent
    </button>
  );
}

/** The form that replaces a name while it is edited. */
function RenameForm({ look, onClose }: { look: LookView; onClose: () => void }) {
  const close = () => {
    onClose();
    requestAnimationFrame(() => document.getElementById(`rename-${look.id}`)?.focus());
  };
  const rename = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get("name");
    if (await send("PATCH", `/v3/avatars/looks/${look.id}`, { name: String(name).trim() })) close();
  };
  return (
    <form class="rename" onSubmit={rename} onKeyDown={({ key }) => key === "Escape" && close()}>
      <input name="name" required aria-label="New name" autocomplete="off" defaultValue={look.name} ref={select} />
      <div class="row">
        <button type="submit" class="small main">
          Save
        </button>
        <button type="button" class="small" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

const select = (input: HTMLInputElement | null) => input?.select();

interface VideoDialogProps {
  look: LookView;
  voices: readonly Voice[];
  onClose: () => void;
}

function VideoDialog({ look, voices, onClose }: VideoDialogProps) {
  const create = async (fields: FormData) => {
    const voice_id = String(fields.get("voice"));
    const video = { type: "avatar", avatar_id: look.id, script: String(fields.get("script")), title: look.name };
    const created = await send("POST", "/v3/videos", voice_id ? { ...video, voice_id } : video);
    if (created) showMessage(`A video with ${look.name} is being created. See Videos.`);
    return created;
  };
  return (
    <Dialog title={`Create a video with ${look.name}`} action="Create video" onSend={create} onClose={onClose}>
      <div class="with-picture">
        <img alt="" width={480} height={600} src={look.preview_image_url ?? ""} />
        <div class="stack">
          <Field label="Script">
            <textarea name="script" required rows={5} defaultValue="Welcome to our product walkthrough." />
          </Field>
          <Field label="Voice">
            <select name="voice">
              <option value="">Default voice of the look</option>
              {voices.map(({ voice_id, name, language }) => (
                <option key={voice_id} value={voice_id}>
                  {name}, {language}
                </option>
              ))}
            </select>
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
