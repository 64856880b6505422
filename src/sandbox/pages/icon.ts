/** The icon of the sandbox's pages: an SVG of 32 by 32 pixels. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">
<rect width="32" height="32" rx="8" fill="#2747c7"/><circle cx="16" cy="12.5" r="5.5" fill="#fff"/>
<path d="M5.5 28q1-8.5 10.5-8.5T26.5 28z" fill="#fff"/></svg>`;
