/** The one style sheet of the stand-in's pages. Text keeps 4.5:1 and control edges 3:1 in light and in dark. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --back: oklch(.985 .002 85); --panel: #fff; --ink: oklch(.2 .006 60); --soft: oklch(.5 .008 60);
  --line: oklch(.915 .004 80); --hover: oklch(.955 .004 80); --edge: oklch(.64 .008 70);
  --accent: oklch(.575 .205 33); --on-accent: #fff; --bad: oklch(.5 .19 25); --good: oklch(.48 .12 150);
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --back: oklch(.165 .004 60); --panel: oklch(.205 .004 60); --ink: oklch(.965 .003 80); --soft: oklch(.69 .008 70);
    --line: oklch(.285 .005 60); --hover: oklch(.25 .005 60); --edge: oklch(.53 .008 70);
    --accent: oklch(.7 .2 36); --on-accent: oklch(.16 .02 40); --bad: oklch(.75 .15 25); --good: oklch(.78 .14 150);
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  min-height: 100vh; display: flex; flex-direction: column; background: var(--back); color: var(--ink);
  font: 15px/22px Geist, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
  -webkit-font-smoothing: antialiased; overflow-wrap: anywhere;
}
h1 { font-size: 24px; line-height: 30px; font-weight: 600; letter-spacing: -.025em; }
h2 { font-size: 17px; line-height: 24px; font-weight: 600; letter-spacing: -.015em; }
.banner { padding: 9px 20px; text-align: center; text-wrap: balance; font-size: 13px; line-height: 18px; background: var(--ink); color: var(--back); }
.banner strong { font-weight: 600; }
main { flex: 1; width: 100%; }
.stack { display: grid; gap: 20px; align-content: start; min-width: 0; }
.tight { gap: 4px; }
.soft { color: var(--soft); }
.small-text { font-size: 13px; line-height: 18px; }
.amount { font-size: 40px; line-height: 46px; font-weight: 600; letter-spacing: -.035em; }
.spread { display: flex; justify-content: space-between; gap: 8px 24px; flex-wrap: wrap; align-items: center; }

.split { display: grid; grid-template-rows: auto 1fr; }
.split > * { padding: 28px 20px 32px; }
.split > :last-child { background: var(--panel); border-top: 1px solid var(--line); }
.sheet, .small { padding: 20px; }
.surface { max-width: 760px; margin: 0 auto; padding: 24px 20px; background: var(--panel); border: 1px solid var(--line); border-radius: 20px; }
.small { display: grid; place-content: center; grid-template-columns: minmax(0, 440px); }
.small .surface { width: 100%; }
@media (min-width: 900px) {
  .split { grid-template: auto / 1fr 1fr; }
  .split > * { padding: 56px clamp(32px, 5vw, 80px); }
  .split > * > .column { width: 100%; max-width: 460px; }
  .split > :first-child > .column { margin-left: auto; }
  .split > :last-child { border-top: 0; border-left: 1px solid var(--line); }
  .sheet { padding: 48px 32px; }
  .surface { padding: 40px; }
}

.lines { width: 100%; border-collapse: collapse; }
.lines th, .lines td { padding: 12px 0; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
.lines thead th { padding-top: 0; font-size: 13px; color: var(--soft); }
.lines th + th, .lines td + td, .lines th + td { padding-left: 16px; }
.lines tbody th { font-weight: 500; }
.lines .money { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.lines small { display: block; font-size: 13px; line-height: 18px; color: var(--soft); font-weight: 400; }
.totals { display: grid; gap: 10px; }
.totals div { display: flex; justify-content: space-between; gap: 24px; }
.totals dt { color: var(--soft); }
.totals dd { text-align: right; }
.totals .sum { padding-top: 12px; border-top: 1px solid var(--line); font-weight: 600; }
.totals .sum dt { color: inherit; }
.facts { display: grid; grid-template-columns: auto 1fr; gap: 4px 24px; }
.facts dt { color: var(--soft); }

label, legend { font-weight: 500; font-size: 14px; line-height: 20px; padding: 0; }
.field { display: grid; gap: 6px; min-width: 0; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.with-button { display: grid; grid-template-columns: 1fr auto; gap: 8px; }
fieldset { border: 0; padding: 0; min-width: 0; }
input:not([type=radio]), select {
  width: 100%; min-height: 44px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--panel); color: inherit; font: inherit; font-size: 16px;
}
::placeholder { color: var(--soft); opacity: 1; }
.choices { margin-top: 8px; border: 1px solid var(--edge); border-radius: 10px; overflow: hidden; }
.choices label { display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 10px 14px; cursor: pointer; font-size: 15px; }
.choices label + label { border-top: 1px solid var(--line); }
.choices label:hover, .choices label:has(:checked) { background: var(--hover); }
.choices label:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: -2px; border-radius: 10px; }
.choices input { width: 18px; height: 18px; flex: none; accent-color: var(--accent); outline: none; }
.choices small { display: block; font-size: 13px; line-height: 18px; font-weight: 400; color: var(--soft); }
form:has([name=pay_with]:checked:not([value=new])) .new-card { display: none; }
.button {
  min-height: 44px; padding: 0 18px; border: 1px solid var(--edge); border-radius: 10px; background: var(--panel); color: inherit;
  font: inherit; font-weight: 500; cursor: pointer; display: inline-flex; align-items: center; justify-content: center; text-decoration: none;
}
.button:hover { background: var(--hover); }
.main { width: 100%; min-height: 48px; border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.main:hover { background: color-mix(in oklab, var(--accent) 90%, var(--ink)); }
.link { color: inherit; display: inline-flex; align-items: center; min-height: 44px; text-decoration-color: var(--edge); text-underline-offset: 3px; }
.link:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
summary { min-height: 44px; display: flex; align-items: center; gap: 10px; cursor: pointer; font-weight: 500; border-radius: 10px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ""; width: 7px; height: 7px; margin: 0 3px; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
[open] > summary::before { transform: rotate(45deg); }
.number { font: 13px/22px ui-monospace, SFMono-Regular, Menlo, monospace; white-space: nowrap; overflow-wrap: normal; user-select: all; }
.note { padding: 12px 14px; border-radius: 10px; border: 1px solid currentColor; font-weight: 500; }
.bad { color: var(--bad); }
.good { color: var(--good); }
.status { display: inline-block; padding: 1px 9px; border-radius: 99px; border: 1px solid currentColor; font-size: 13px; line-height: 20px; font-weight: 500; white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.cards td { font-size: 14px; }
.invoices tbody > tr > * { vertical-align: middle; padding-block: 8px; }
.invoices .link + small { margin-top: -8px; }
@media print {
  :root { color-scheme: light; }
  .banner { border: 1px solid; background: none; color: inherit; }
  .surface { border: 0; padding: 0; max-width: none; }
  .on-screen { display: none; }
}
`;
