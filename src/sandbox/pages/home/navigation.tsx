// The sections of the page. The fragment of the URL names the open one.
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SandboxState } from "../../settings/protocol.ts";
import { Menu } from "./parts.tsx";
import { state } from "./store.ts";

/** A part of the page. */
export interface Section {
  readonly id: string;
  readonly label: string;
  /** The number beside the label. */
  readonly count?: (state: SandboxState) => number;
  readonly Panel: FunctionComponent<{ state: SandboxState }>;
}

/** The links to the sections. Those for which there is no room are in a menu. */
export function Navigation({
  sections,
  open,
  visible,
}: {
  sections: readonly Section[];
  open: string;
  visible: number;
}) {
  const rest = sections.slice(visible);
  const chosen = rest.find(({ id }) => id === open);
  const link = ({ id, label, count }: Section) => (
    <a key={id} id={`tab-${id}`} href={`#${id}`} aria-current={id === open ? "page" : undefined}>
      {label}
      {count && state.value && <span class="count">{count(state.value)}</span>}
    </a>
  );
  return (
    <nav class="tabs" aria-label="Sections">
      {sections.slice(0, visible).map(link)}
      <div class={chosen ? "more current" : "more"}>
        <Menu label={chosen ? chosen.label : "More"}>{rest.map(link)}</Menu>
      </div>
    </nav>
  );
}

const sectionInUrl = () => location.hash.slice(1);

/** The open section. A fragment that names none, such as that of the link to the content, changes nothing. */
export function useSectionId(sections: readonly Section[]): Section {
  const [id, setId] = useState(sectionInUrl);
  useEffect(() => {
    const follow = () => {
      if (sections.some((section) => section.id === sectionInUrl())) setId(sectionInUrl());
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [sections]);
  return sections.find((section) => section.id === id) ?? (sections[0] as Section);
}

const wide = matchMedia("(min-width: 64rem)");

/** Whether the window is wide enough for two columns. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(wide.matches);
  useEffect(() => {
    const follow = () => setWide(wide.matches);
    wide.addEventListener("change", follow);
    return () => wide.removeEventListener("change", follow);
  }, []);
  return isWide;
}
