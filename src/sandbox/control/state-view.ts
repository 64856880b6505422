// The content of the sandbox's page.
import type { HandlerContext } from "../operations/handler.ts";
import { assetUrl, groupView, lookView, videoView, voiceView } from "../operations/views.ts";
import { usableVoices } from "../operations/voices.ts";
import type { SandboxState, SessionView } from "../settings/protocol.ts";
import { sessionStatus } from "../state/lifecycle.ts";
import type { AgentSession, Job } from "../state/model.ts";
import type { Store } from "../state/store.ts";
import type { ControlledSession } from "./controlled-session.ts";

/** How many items of each list the page shows. */
const maxItemsShown = 60;

/** The result if the state has not changed. */
export const unchanged: unique symbol = Symbol("unchanged");

export class StateView {
  readonly #session: ControlledSession;
  #revision = 0;
  #last = "";

  constructor(session: ControlledSession) {
    this.#session = session;
  }

  /** Reads the state. Returns `unchanged` if the caller's revision is up to date. */
  read(context: HandlerContext, revision: number | undefined): SandboxState | typeof unchanged {
    const content = this.#content(context);
    // The clock and the progress always change, so they don't count as a change.
    const { clock, progress, ...lasting } = content;
    const text = JSON.stringify([lasting, clock.frozen]);
    if (text !== this.#last) this.#revision++;
    this.#last = text;
    return revision === this.#revision ? unchanged : { revision: this.#revision, ...content };
  }

  #content(context: HandlerContext): Omit<SandboxState, "revision"> {
    const { store } = context;
    const { options, parts, settings } = this.#session;
    // Private groups come first, because the user is working on them.
    const groups = [
      ...store.groupList("private").newest(maxItemsShown),
      ...store.groupList("public").newest(maxItemsShown),
    ];
    const looks = groups.flatMap((group) => store.looksOf(group.id).slice(0, maxItemsShown)).slice(0, maxItemsShown);
    const videos = newest(store.videos);
    const progress: Record<string, number> = {};
    for (const { id, job } of [...looks, ...videos]) addProgress(progress, id, job, store.now());
    const consentUrls: Record<string, string> = {};
    for (const { id, consent } of groups) {
      const isOpen = consent?.status === "pending" && consent.ticket;
      if (isOpen) consentUrls[id] = `${context.origin}/sandbox/consent/${consent.ticket}`;
    }
    return {
      groups: groups.map((group) => groupView(group, context)),
      looks: looks.map((look) => ({ ...lookView(look, context), ownership: look.ownership })),
      progress,
      consentUrls,
      videos: videos.map((video) => videoView(video, context)),
      sessions: newest(store.sessions).map((session) => sessionView(session, store)),
      assets: newest(store.assets).map((asset) => ({
        asset_id: asset.id,
        url: assetUrl(asset, context),
        mime_type: asset.type,
        size_bytes: asset.size,
      })),
      deliveries: this.#session.deliveries.newest(maxItemsShown),
      voices: usableVoices(context).map((voice) => voiceView(voice, context)),
      totals: {
        looks: store.looks.size,
        videos: store.videos.size,
        sessions: store.sessions.size,
        assets: store.assets.size,
        deliveries: store.deliveries.size,
      },
      settings: { ...settings, credits: store.credits },
      clock: { now: store.now(), frozen: store.clock.isFrozen },
      stateFileError: parts.stateFileError?.() ?? null,
      controllable: options.control !== false,
    };
  }
}

/** The last items of a map, newest first. */
const newest = <Item>(items: ReadonlyMap<string, Item>): Item[] => [...items.values()].slice(-maxItemsShown).reverse();

function addProgress(progress: Record<string, number>, id: string, { startedAt, readyAt }: Job, now: number): void {
  if (now < readyAt) progress[id] = Math.max(0, (now - startedAt) / (readyAt - startedAt));
}

function sessionView(session: AgentSession, store: Store): SessionView {
  return {
    session_id: session.id,
    video_id: session.videoIds.at(-1) ?? null,
    status: sessionStatus(session, store),
    prompt: session.prompt,
    created_at: Math.floor(session.createdAt / 1000),
  };
}
