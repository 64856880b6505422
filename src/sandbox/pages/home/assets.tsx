import type { SandboxState } from "../../settings/protocol.ts";
import { sizeOf } from "./format.ts";
import { Empty, Hidden, Id, Newest } from "./parts.tsx";

export const AssetsPanel = ({ state }: { state: SandboxState }) => (
  <>
    <Newest shown={state.assets.length} total={state.totals.assets} />
    {state.assets.length === 0 && (
      <Empty>
        No assets yet. <code>POST /v3/assets</code> uploads one.
      </Empty>
    )}
    <ul class="stack">
      {state.assets.map(({ asset_id, url, mime_type, size_bytes }) => (
        <li key={asset_id} class="box asset">
          {mime_type.startsWith("image/") ? (
            <img alt="" loading="lazy" class="thumbnail" src={url} />
          ) : (
            <span class="thumbnail">{mime_type.split("/")[0]}</span>
          )}
          <div>
            <h3>{mime_type}</h3>
            <p class="facts">{sizeOf(size_bytes)}</p>
          </div>
          <div class="row">
            <Id id={asset_id} />
            <a target="_blank" rel="noopener" href={url}>
              Open<Hidden> {asset_id}</Hidden>
            </a>
          </div>
        </li>
      ))}
    </ul>
  </>
);
