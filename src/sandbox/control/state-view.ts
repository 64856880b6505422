// The content of the sandbox's page.
import type { HandlerContext } from "../operations/handler.ts";
import { assetUrl, groupView, lookView, videoView, voiceView } from "../operations/views.ts";
import { usableVoices } from "../operations/voices.ts";
import type { EndpointView, SandboxState, SessionView } from "../settings/protocol.ts";
import { sessionStatus } from "../state/lifecycle.ts";
import { type AgentSession, distantFuture, type Group, type Look } from "../state/model.ts";
import type { Store } from "../state/store.ts";
import type { ControlledSession } from "./controlled-session.ts";

/** How many items of each list the page shows. */
const maxItemsShown = 60;

/** The result if the state has not changed. */
export const unchanged: unique symbol = Symbol("unchanged");

export interface StateQuery {
  /** The revision that the caller has. */
  readonly revision?: number;
  /** A part of the name or the id of the looks to show, or of their group. */
  readonly search?: string;
}

export class StateView {
  readonly #session: ControlledSession;
  #revision = 0;
  #last = "";

  constructor(session: ControlledSession) {
    this.#session = session;
  }

  /** Reads the state. Returns `unchanged` if the caller's revision is up to date. */
  read(context: HandlerContext, { revision, search = "" }: StateQuery): SandboxState | typeof unchanged {
    const content = this.#content(context, search.toLowerCase());
    // The clock and the progress always change, so they don't count as a change.
    const { clock, progress, ...lasting } = content;
    const text = JSON.stringify([lasting, clock.frozen]);
    if (text !== this.#last) this.#revision++;
    this.#last = text;
    return revision === this.#revision ? unchanged : { revision: this.#revision, ...content };
  }

  #content(context: HandlerContext, search: string): Omit<SandboxState, "revision"> {
    const { store } = context;
    const { options, parts, settings } = this.#session;
    // Private groups come first, because the user is working on them.
    const all = [...store.groupList("private").all().toReversed(), ...store.groupList("public").all().toReversed()];
    const groups: Group[] = [];
    const looks: Look[] = [];
    for (const group of all) {
      if (looks.length >= maxItemsShown) break;
      const isMeant = ({ id, name }: Group | Look) => `${id} ${name}`.toLowerCase().includes(search);
      const own = store.looksOf(group.id);
      const found = isMeant(group) ? own : own.filter(isMeant);
      if (found.length > 0 || search === "") groups.push(group);
      looks.push(...found.slice(0, maxItemsShown - looks.length));
    }
    const videos = newest(store.videos);
    const now = store.now();
    const progress: Record<string, number> = {};
    const readyAt: Record<string, number | null> = {};
    for (const { id, job } of [...looks, ...videos]) {
      if (now >= job.readyAt) continue;
      progress[id] = Math.max(0, (now - job.startedAt) / (job.readyAt - job.startedAt));
      readyAt[id] = job.readyAt === distantFuture ? null : job.readyAt;
    }
    const consentUrls: Record<string, string> = {};
    for (const { id, consent } of groups) {
      const isOpen = consent?.status === "pending" && consent.ticket;
      if (isOpen) consentUrls[id] = `${context.origin}/sandbox/consent/${consent.ticket}`;
    }
    return {
      groups: groups.map((group) => groupView(group, context)),
      looks: looks.map((look) => ({ ...lookView(look, context), ownership: look.ownership })),
      progress,
      readyAt,
      consentUrls,
      videos: videos.map((video) => videoView(video, context)),
      sessions: newest(store.sessions).map((session) => sessionView(session, store)),
      assets: newest(store.assets).map((asset) => ({
        asset_id: asset.id,
        url: assetUrl(asset, context),
        mime_type: asset.type,
        size_bytes: asset.size,
      })),
      endpoints: endpointViews(store),
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
      responses: [...this.#session.scriptedResponses.waiting],
      clock: { now, frozen: store.clock.isFrozen },
      sandboxSessions: parts.sessionNames?.() ?? null,
      stateFileError: parts.stateFileError?.() ?? null,
      controllable: options.control !== false,
    };
  }
}

/** The last items of a map, newest first. */
const newest = <Item>(items: ReadonlyMap<string, Item>): Item[] => [...items.values()].slice(-maxItemsShown).reverse();

/** The webhook endpoints. */
export const endpointViews = (store: Store): EndpointView[] =>
  [...store.endpoints.values()].map(({ id, url, events, secret, status }) => ({
    endpoint_id: id,
    url,
    events,
    secret,
    status,
  }));

function sessionView(session: AgentSession, store: Store): SessionView {
  return {
    session_id: session.id,
    video_id: session.videoIds.at(-1) ?? null,
    status: sessionStatus(session, store),
    prompt: session.prompt,
    created_at: Math.floor(session.createdAt / 1000),
  };
}
