/** The style of the sandbox's pages, light and dark. */
export const style = `
:root { color-scheme: light dark; --bg: #f5f6fa; --card: #fff; --text: #1d2230; --soft: #5d6475; --line: #dfe2ea; --accent: #4b3fd4; --good: #1a7f4b; --busy: #9a6200; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --bg: #12141b; --card: #1c1f2a; --text: #eceef5; --soft: #a2a8ba; --line: #2e3342; --accent: #a49bff; --good: #5fd39a; --busy: #f0b95a; --bad: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main, header { max-width: 1120px; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; margin: .5rem 0 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .75rem }
p { margin: .25rem 0; color: var(--soft) }
a { color: var(--accent) }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .75rem; min-height: 2.5rem }
button { cursor: pointer } button.main { background: var(--accent); border-color: var(--accent); color: var(--bg); font-weight: 600 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
form { display: flex; flex-wrap: wrap; gap: .5rem } form input { flex: 1 1 14rem }
#avatars { display: flex; flex-wrap: wrap; gap: 0 1.5rem }
.cards { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; margin: 0 }
.cards li { width: 10.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden }
.cards img { display: block; width: 100%; aspect-ratio: 4 / 5; object-fit: cover }
.cards div { padding: .6rem .75rem } .cards strong { display: block; overflow-wrap: anywhere }
small { color: var(--soft); display: block; overflow-wrap: anywhere }
.completed, .s2 { color: var(--good) } .processing, .pending_consent { color: var(--busy) } .failed, .s4, .s5 { color: var(--bad) }
.requests { list-style: none; padding: 0; margin: 0; font-size: .9rem }
.requests li { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; padding: .5rem 0; border-top: 1px solid var(--line) }
.requests code { flex: 1 1 16rem; overflow-wrap: anywhere } .requests small { flex-basis: 100% }
`;

/** A page with a title and a body. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`;
