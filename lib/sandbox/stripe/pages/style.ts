import { Html } from './html';

/** The tokens of the product, so that the way to pay and back is one walk. */
export const STYLE = new Html(`
:root{color-scheme:light dark;--bg:oklch(.985 .002 85);--panel:#fff;--ink:oklch(.2 .006 60);--soft:oklch(.5 .008 60);--line:oklch(.915 .004 80);--hover:oklch(.955 .004 80);--accent:oklch(.585 .21 34);--on:#fff;--bad:oklch(.52 .19 27);--good:oklch(.5 .13 150)}
@media (prefers-color-scheme:dark){:root{--bg:oklch(.165 .004 60);--panel:oklch(.205 .004 60);--ink:oklch(.965 .003 80);--soft:oklch(.69 .008 70);--line:oklch(.285 .005 60);--hover:oklch(.25 .005 60);--accent:oklch(.7 .2 36);--on:oklch(.16 .02 40);--bad:oklch(.72 .16 27);--good:oklch(.74 .14 150)}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/22px system-ui,sans-serif;-webkit-font-smoothing:antialiased}
.banner{margin:0;padding:10px 16px;background:var(--hover);border-bottom:1px solid var(--line);text-align:center;font-size:14px}
.banner span{color:var(--soft)}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px;display:grid;gap:24px;align-items:start}
@media (min-width:820px){main.two,main:has(.order){grid-template-columns:1fr 1.1fr;padding-top:56px;gap:56px}}
h1{margin:0;font-size:22px;line-height:28px;letter-spacing:-.02em}
h2{margin:0;font-size:16px;line-height:22px}
.total{margin:4px 0 24px;font-size:40px;line-height:44px;font-weight:600;letter-spacing:-.035em;font-variant-numeric:tabular-nums}
.soft{color:var(--soft);margin:0}
.card{background:var(--panel);border:1px solid var(--line);border-radius:16px;padding:24px;display:grid;gap:16px}
.narrow{max-width:440px;width:100%;margin:32px auto}
.rows{display:grid;gap:10px;margin:0;font-variant-numeric:tabular-nums}
.rows div{display:flex;justify-content:space-between;gap:16px}
.rows dt,.rows dd{margin:0}
.rows .sum{border-top:1px solid var(--line);padding-top:10px;font-weight:600}
form{display:grid;gap:16px;margin:0}
label{display:grid;gap:6px;font-size:14px;font-weight:500}
input,select{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:10px;padding:0 12px;height:44px;width:100%}
input[type=radio]{width:18px;height:18px;accent-color:var(--accent);margin:0}
.choice{display:flex;align-items:center;gap:10px;min-height:44px;padding:0 12px;border:1px solid var(--line);border-radius:10px}
.choices{display:grid;gap:8px;border:0;margin:0;padding:0}
.choices legend{padding:0 0 8px;font-weight:500;font-size:14px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.code{display:grid;grid-template-columns:1fr auto;gap:8px;align-items:end}
button,.button{font:inherit;font-weight:600;border-radius:10px;border:1px solid var(--line);background:var(--panel);color:var(--ink);min-height:44px;padding:0 18px;cursor:pointer;display:inline-flex;align-items:center;justify-content:center;text-decoration:none}
button:hover,.button:hover{background:var(--hover)}
.main{background:var(--accent);border-color:var(--accent);color:var(--on)}
.main:hover{background:var(--accent);filter:brightness(1.06)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.error{margin:0;padding:12px 14px;border-radius:10px;border:1px solid var(--bad);color:var(--bad);font-weight:500}
.good{color:var(--good);font-weight:600;margin:0}
a{color:inherit}
details{font-size:14px}
summary{cursor:pointer;min-height:32px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
td,th{text-align:left;padding:8px 8px 8px 0;border-top:1px solid var(--line);font-weight:400;vertical-align:top}
code{font:13px/20px ui-monospace,monospace;white-space:nowrap}
@media print{.banner,button,form{display:none}}
`);
