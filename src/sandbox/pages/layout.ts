import { pageStyle } from "../../../generated/sandbox-pages.ts";

/** What a page is made of. */
export interface Page {
  title: string;
  /** HTML. */
  body: string;
  /** CSS besides what all pages share. */
  style?: string;
}

/** A page of the sandbox, light and dark. It loads nothing from elsewhere. */
export const page = ({ title, body, style = "" }: Page): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="icon" type="image/svg+xml" href="/sandbox/icon.svg">
<title>${title}</title><style>${pageStyle}${style}</style></head><body>${body}</body></html>`;
