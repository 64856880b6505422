// biome-ignore-all lint/a11y/useSemanticElements: a fieldset is for the controls of a form
// The small parts that all panels share.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainWords } from "./format.ts";
import { announcement } from "./store.ts";

const iconPaths = {
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  check: "M3 8.5l3.5 3.5L13 4.5",
  chevron: "M6 4l4 4-4 4",
};

/** A line drawing in the color of the text. */
export const Icon = ({ name }: { name: keyof typeof iconPaths }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={iconPaths[name]} />
  </svg>
);

/** Text for screen readers only, such as the name of a button's target. */
export const Hidden = ({ children }: { children: ComponentChildren }) => (
  <span class="visually-hidden">{children}</span>
);

/** A status. It determines the color. */
export const Chip = ({ status, children }: { status: string; children?: ComponentChildren }) => (
  <span class="chip" data-status={status}>
    {children ?? plainWords(status)}
  </span>
);

/** The progress of some work, from 0 to 1. */
export const Progress = ({ value, name }: { value: number | undefined; name: string }) =>
  value === undefined ? null : <progress max={1} value={value} aria-label={`Progress of ${name}`} />;

/** A text that takes the place of an empty list. */
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

/** Says that a list is longer than what the page shows. */
export const Newest = ({ shown, total }: { shown: number; total: number }) =>
  total > shown ? (
    <p class="note">
      The newest {shown} of {total} are shown.
    </p>
  ) : null;

interface CopyButtonProps {
  /** Says what is copied, for screen readers. */
  label: string;
  text: () => string;
  class?: string;
  children?: ComponentChildren;
}

/** How long a button confirms that it has copied, in milliseconds. */
const confirmedMs = 1_500;

/** A button that copies a text and briefly confirms it. */
export function CopyButton({ label, text, class: name = "", children }: CopyButtonProps) {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setCopied(0), confirmedMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await copyText(text());
      setCopied((times) => times + 1);
      announcement.value = "Copied";
    } catch (error) {
      announcement.value = `Not copied: ${(error as Error).message}`;
    }
  };
  return (
    <button type="button" class={`copy ${name}`} data-copied={copied > 0} onClick={copy}>
      <Hidden>{label} </Hidden>
      {children}
      <Icon name={copied > 0 ? "check" : "copy"} />
    </button>
  );
}

async function copyText(text: string): Promise<void> {
  // The clipboard API is only available on localhost and with https.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  const focused = document.activeElement as HTMLElement | null;
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  if (!copied) throw new Error("the browser does not allow it");
}

/** A button that shows an id and copies it. */
export const Id = ({ id }: { id: string }) => (
  <CopyButton label="Copy" text={() => id} class="id">
    <code>{id}</code>
  </CopyButton>
);

interface ConfirmButtonProps {
  label: string;
  question: string;
  /** The name of its target, for screen readers. */
  target?: string;
  class?: string;
  act: () => unknown;
}

/** A button that asks for confirmation in its label before it acts. Escape or loss of focus cancels. */
export function ConfirmButton({ label, question, target = "", class: name = "quiet", act }: ConfirmButtonProps) {
  const [asks, setAsks] = useState(false);
  const press = () => {
    if (asks) act();
    else announcement.value = `${question} Press again to confirm`;
    setAsks(!asks);
  };
  return (
    <button
      type="button"
      class={asks ? `${name} danger` : name}
      onClick={press}
      onBlur={() => setAsks(false)}
      onKeyDown={({ key }) => key === "Escape" && setAsks(false)}
    >
      {asks ? question : label}
      <Hidden> {target}</Hidden>
    </button>
  );
}

/** Details that can be unfolded. */
export const Fold = ({ title, target, children }: { title: string; target?: string; children: ComponentChildren }) => (
  <details class="fold">
    <summary>
      <Icon name="chevron" />
      {title}
      {target && <Hidden> of {target}</Hidden>}
    </summary>
    <div class="details">{children}</div>
  </details>
);

/** A titled block of code, with scroll bars. Shows nothing without a text. */
export const Code = ({ title, text }: { title: string; text: string | undefined }) =>
  text ? (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls with the keys */}
      <pre tabIndex={0} role="group" aria-label={title}>
        {text}
      </pre>
    </>
  ) : null;

/** A button that opens a menu below it. Escape, and a click elsewhere, close it. */
export function Menu({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const node = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = node.current;
      if (!menu?.open || (event.target !== window && menu.contains(event.target as Node))) return;
      menu.open = false;
    };
    document.addEventListener("click", close);
    window.addEventListener("hashchange", close);
    return () => {
      document.removeEventListener("click", close);
      window.removeEventListener("hashchange", close);
    };
  }, []);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !node.current?.open) return;
    node.current.open = false;
    node.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={node} onKeyDown={onKeyDown}>
      <summary>
        <span>{label}</span>
        <Icon name="chevron" />
      </summary>
      <div class="menu-items">{children}</div>
    </details>
  );
}

interface DialogProps {
  title: ComponentChildren;
  /** The label of the button that sends the form. */
  action: string;
  children: ComponentChildren;
  /** Sends the fields of the form. The dialog stays open if it resolves to false. */
  onSend: (fields: FormData) => Promise<boolean>;
  onClose: () => void;
}

/** A dialog with a form. It is open while it is rendered. */
export function Dialog({ title, action, children, onSend, onClose }: DialogProps) {
  const node = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    node.current?.showModal();
    return () => opener?.focus({ preventScroll: true });
  }, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await onSend(new FormData(event.currentTarget as HTMLFormElement))) onClose();
  };
  return (
    <dialog ref={node} aria-labelledby="dialog-title" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="dialog-title">{title}</h2>
        {children}
        <div class="row end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="main">
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** A labelled input. */
export const Field = ({ label, children, grow }: { label: string; children: ComponentChildren; grow?: boolean }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
  <label class={grow ? "grow" : undefined}>
    {label}
    {children}
  </label>
);
