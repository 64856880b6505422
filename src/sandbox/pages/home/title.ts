import { useEffect } from "preact/hooks";
import { requests } from "./store.ts";

const title = document.title;
/** The newest request that was seen. Requests that were logged before the page was opened are not new. */
let seen: number | undefined;

/** Shows in the title how many requests came while the page was hidden, and how many of them failed. */
export function useTitle(): void {
  const all = requests.value;
  useEffect(() => {
    const show = () => {
      if (!document.hidden || seen === undefined) seen = requests.value[0]?.seq ?? 0;
      const last = seen;
      const unread = requests.value.filter(({ seq }) => seq > last);
      const failed = unread.filter(({ status }) => status === 0 || status >= 400);
      const words = [`${unread.length} new`, ...(failed.length > 0 ? [`${failed.length} failed`] : [])];
      document.title = unread.length > 0 ? `(${words.join(", ")}) ${title}` : title;
    };
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [all]);
}
