import { createHash } from 'node:crypto'
import { SafeHtml } from './html-template.js'

/**
 * The one style sheet of the HTML bill. It is the same for every bill, so that a strict content policy can allow it by its hash
 * and needs neither 'unsafe-inline' nor a nonce per request; no element carries a style attribute.
 */
const STYLE = `
:root{color-scheme:light;--ink:#1b2a32;--muted:#56666f;--water:#0b4f6c;--warm:#9a3c00;--line:#c7d2d8;--tint:#edf3f6}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.45 "Noto Sans",Inter,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
main{max-width:820px;margin:0 auto;padding:24px;border-top:6px solid var(--water)}
h1,h2,h3,p,dl,dd,ul,table,figure{margin:0}
h1{font-size:1.15rem;font-weight:400}
h2{font-size:1.05rem;font-weight:600;color:var(--water);margin-bottom:6px}
p+p{margin-top:6px}
address{font-style:normal}
section+section{margin-top:18px}
ul{padding-left:18px}
.utility{font-size:1.5rem;font-weight:600;color:var(--water)}
.muted{color:var(--muted);font-size:.86rem}
.warm{color:var(--warm);font-weight:600}
.banner{border:2px solid var(--warm);color:var(--warm);font-weight:700;letter-spacing:.18em;text-align:center;padding:8px;margin-bottom:16px}
.top,.pair{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:24px 32px;margin-bottom:28px;align-items:start}
.facts{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;margin-top:8px}
.facts dt{color:var(--muted)}
.facts dd{text-align:right;font-weight:600;overflow-wrap:anywhere}
.name,.place{overflow-wrap:anywhere}
.panel{background:var(--tint);color:var(--water);padding:16px 20px}
.panel.due{background:var(--water);color:#fff}
.panel.cancelled{color:var(--warm)}
.figure{display:block;font-size:2.1rem;font-weight:600;line-height:1.2}
.detail{font-weight:600}
table{width:100%;border-collapse:collapse}
caption{text-align:left;color:var(--muted);font-size:.86rem}
th,td{text-align:left;vertical-align:top;padding:3px 0 3px 12px;font-weight:400}
th:first-child,td:first-child{padding-left:0}
thead th{color:var(--muted);font-size:.8rem;border-bottom:1px solid var(--line)}
.num{text-align:right;white-space:nowrap}
.small{display:block;color:var(--muted);font-size:.78rem}
.part th{padding-left:14px}
.subtotal th,.subtotal td,.sum th,.sum td{border-top:1px solid var(--line);font-weight:600}
.total th,.total td{border-top:2px solid var(--water);color:var(--water);font-weight:600;font-size:1.12rem}
.service{border-top:2px solid var(--water);padding-top:10px;margin-top:24px}
.service header{display:flex;justify-content:space-between;gap:16px;align-items:baseline}
.service header h2{margin:0;font-size:1.25rem}
.service header strong{font-size:1.25rem;color:var(--water)}
.scroll{overflow-x:auto}
.lines{table-layout:fixed;margin-top:8px}
.lines .q{width:22%}
.lines .r{width:25%}
.lines .a{width:17%}
.meters{font-size:.92rem}
.meters th,.meters td{padding-left:8px}
.meters th:first-child{padding-left:0}
.meters thead th{white-space:normal;font-size:.76rem}
.measured{display:grid;grid-template-columns:minmax(0,1.6fr) minmax(0,1fr);gap:24px;margin:10px 0}
.chart svg{display:block;width:100%;height:auto}
.chart text{font-size:9px;fill:var(--muted);text-anchor:middle}
.chart .this{fill:var(--water)}
.chart .year_ago{fill:#5c9ab8}
.chart .other{fill:#b7cfda}
.chart text.this{font-weight:700}
.chart text.year_ago,.chart text.other{fill:var(--muted)}
.chart figcaption,summary{font-size:.86rem;font-weight:600}
summary{font-weight:400;color:var(--water);cursor:pointer;padding:4px 0}
.legend{display:block;color:var(--muted);font-size:.78rem;font-weight:400}
.key{display:inline-block;width:9px;height:9px;margin:0 4px 0 0}
.legend .year_ago{margin-left:12px}
.key.this{background:var(--water)}
.key.year_ago{background:#5c9ab8}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.slip{border-top:1px dashed var(--muted);margin-top:32px;padding-top:16px}
@media(max-width:640px){
main{padding:16px}
.top,.pair,.measured{grid-template-columns:minmax(0,1fr);gap:16px}
.figure{font-size:1.9rem}
.lines thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.meters{font-size:.84rem}
.meters th,.meters td{padding-left:5px}
.lines tr{display:grid;grid-template-columns:auto minmax(0,1fr) auto;padding:4px 0;border-bottom:1px solid var(--tint)}
.lines th,.lines td{padding:0;border:0}
.lines th{grid-column:1/3}
.lines .amount{grid-column:3;grid-row:1}
.lines .factor{color:var(--muted);font-size:.86rem;text-align:left}
.lines .factor+.factor{padding-left:6px}
.lines .sum{border-top:1px solid var(--line)}
}
@media print{main{padding:0;border:0;max-width:none}.service{break-inside:avoid}details{display:none}}
`

export const BILL_STYLE = new SafeHtml(`<style>${STYLE}</style>`)

/** For `style-src`: `'sha256-…'`, quotes included. */
export const BILL_STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** The whole content policy an HTML bill can be served under: nothing but its own style sheet. */
export const BILL_CONTENT_POLICY = `default-src 'none'; style-src ${BILL_STYLE_HASH}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`
