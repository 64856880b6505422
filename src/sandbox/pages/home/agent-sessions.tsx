import type { SandboxState } from "../../settings/protocol.ts";
import { timeOf } from "./format.ts";
import { Chip, Empty, Id, Newest } from "./parts.tsx";

export const AgentSessionsPanel = ({ state }: { state: SandboxState }) => (
  <>
    <Newest shown={state.sessions.length} total={state.totals.sessions} />
    {state.sessions.length === 0 && (
      <Empty>
        No sessions yet. <code>POST /v3/video-agents</code> starts one.
      </Empty>
    )}
    <ul class="stack">
      {state.sessions.map(({ session_id, video_id, status, prompt, created_at }) => (
        <li key={session_id} class="box">
          <div class="title">
            <h3>{prompt}</h3>
            <Chip status={status} />
          </div>
          <p class="facts">{timeOf(created_at * 1000)}</p>
          <div class="row">
            <Id id={session_id} />
            {video_id && <Id id={video_id} />}
          </div>
        </li>
      ))}
    </ul>
  </>
);
