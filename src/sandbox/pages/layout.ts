import { pageStyle } from "../../../generated/sandbox-pages.ts";

/** The content of a page. */
export interface Page {
  title: string;
  /** HTML. */
  body: string;
  /** Additional CSS of this page. */
  style?: string;
}

/** Renders a page of the sandbox, with a light and a dark theme. It loads no external resources. */
export const page = ({ title, body, style = "" }: Page): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" type="image/svg+xml" href="/sandbox/icon.svg">
<title>${title}</title><style>${pageStyle}${style}</style></head><body>${body}</body></html>`;
