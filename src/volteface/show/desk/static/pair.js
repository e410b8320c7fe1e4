// What lies under the cursor on a pair's chart: a step's figures and its events. The page reads without it.
const data = JSON.parse(document.getElementById("pair-data").textContent);
const steps = data.steps.map((row) => Object.fromEntries(data.columns.map((name, at) => [name, row[at]])));
const language = document.documentElement.lang;
const locale = language === "en" ? "en-GB" : language; // days as the server writes them
const readout = document.getElementById("readout");
const chart = document.getElementById("chart");
const rowTemplate = document.getElementById("event-row");
const MOST = 6;
const PAUSE_MS = 140;

const plurals = new Intl.PluralRules(locale);
const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const words = document.getElementById("words");
const word = (kind, name) => words.querySelector(`[data-${kind}="${CSS.escape(name)}"]`)?.textContent;

function dayWords(day, step) {
  const pieces = day.slice(0, 10).split("-").map(Number);
  const how = { year: "numeric", timeZone: "UTC" };
  if (pieces.length > 1) how.month = step === "month" ? "long" : "short";
  if (pieces.length > 2 && step !== "month") how.day = "numeric";
  return new Intl.DateTimeFormat(locale, how).format(new Date(Date.UTC(pieces[0], (pieces[1] || 1) - 1, pieces[2] || 1)));
}

function originWords(count) {
  const like = [1, 2, 5].find((one) => plurals.select(one) === plurals.select(count)) ?? 5;
  return word("origins", String(like)).replace(/\d+/, short.format(count));
}

const fills = Object.fromEntries([...readout.querySelectorAll("[data-fill]")].map((one) => [one.dataset.fill, one]));

function figures(step, name) {
  if (!step.known) return "?";
  const bounds = [step[`${name}_level`], step[`${name}_low`], step[`${name}_high`]].map((one) => short.format(one));
  const acts = step[name] === null ? "–" : short.format(step[name]);
  return `${acts} · ${word("word", "level")} ${bounds[0]} (${bounds[1]}–${bounds[2]})`;
}

function whenWords(step) {
  return data.step === "month" ? dayWords(step.start, "month") : `${dayWords(step.start)} – ${dayWords(step.end)}`;
}

function noteWords(step) {
  if (!step.known) return word("word", "unknown");
  return step.events ? "" : word("word", "silent");
}

function showFigures(step) {
  fills.when.textContent = whenWords(step);
  fills.cooperation.textContent = figures(step, "cooperation");
  fills.conflict.textContent = figures(step, "conflict");
  fills.events.textContent = `${short.format(step.events)}, ${short.format(step.origins)}`;
  fills.attention.textContent = `${short.format(step.attention_a)} / ${short.format(step.attention_b)}`;
  fills.note.textContent = noteWords(step);
}

function makeRow(event) {
  const row = rowTemplate.content.firstElementChild.cloneNode(true);
  const find = (name) => row.querySelector(name);
  row.classList.add(event.quad <= 2 ? "cooperation" : "conflict");
  if (event.ruled === "wrong" || event.ruled === "false") row.classList.add("struck");
  find(".when").href = `/event/${encodeURIComponent(event.id)}`;
  find("time").textContent = dayWords(event.date || event.day);
  find("time").dateTime = event.date || event.day;
  const name = (code) => word("name", code) ?? code;
  find(".who").textContent = `${name(event.source)} ${event.mutual ? "↔" : "→"} ${name(event.target)}`;
  find(".act").textContent = word("type", event.type) ?? event.type;
  const status = find(".status");
  status.classList.add(event.status);
  const said = [word("status", event.status)];
  if (event.status === "claimed" && event.claimed_by.length) said.push(word("word", "by"), event.claimed_by.map(name).join(", "));
  else if (event.denied_by.length) said.push("·", word("word", "denied"), word("word", "by"), event.denied_by.map(name).join(", "));
  status.textContent = said.join(" ");
  if (event.sentence) find(".said").textContent = plain(event.sentence);
  else find(".said").remove();
  find(".from").textContent = `${plain(event.outlet || event.data_set || event.document)} · ${originWords(event.support)}`;
  return row;
}

// What steers terminals or turns the direction of writing has no place in a line, here as on the server.
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (one) => ("\n\r\t".includes(one) ? " " : "")).replace(/\s+/g, " ").trim();
}

const told = new Map();
async function fetchEvents(step) {
  if (!told.has(step.start)) {
    const query = new URLSearchParams({ format: "json", from: step.start, to: step.end });
    const answer = await fetch(`${data.address}?${query}`);
    if (!answer.ok) throw new Error(answer.statusText);
    told.set(step.start, await answer.json());
  }
  return told.get(step.start);
}

let at = -1;
let held = false;
let waiting = 0;

async function showEvents(number) {
  const step = steps[number];
  const found = await fetchEvents(step).catch(() => null); // what can't be had now can be asked for again
  if (number !== at || !found) return;
  fills.list.replaceChildren(...found.events.slice(0, MOST).map(makeRow));
  if (found.events_total > MOST) {
    const link = document.createElement("a");
    const query = new URLSearchParams(location.search);
    query.set("from", step.start);
    query.set("to", step.end);
    query.delete("page");
    link.href = `?${query}#events`;
    link.textContent = `${word("word", "more")} (${short.format(found.events_total)})`;
    fills.note.replaceChildren(link);
  }
}

// --- the cursor -----------------------------------------------------------------------------------------------

const NS = "http://www.w3.org/2000/svg";
const marks = chart.querySelector(".marks");
function make(name, attributes) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  marks.prepend(made);
  return made;
}
const height = chart.querySelector(".plots").getAttribute("height") - 22;
const band = make("rect", { class: "held", y: 0, height, width: 0, x: 0 });

function choose(number, hurry = false) {
  const next = Math.max(0, Math.min(steps.length - 1, number));
  if (next === at) return;
  at = next;
  const [from, to] = [data.edges[at], data.edges[at + 1]];
  band.setAttribute("x", `${from / 10}%`);
  band.setAttribute("width", `${(to - from) / 10}%`);
  showFigures(steps[at]);
  fills.list.replaceChildren();
  slider.setAttribute("aria-valuenow", at);
  const step = steps[at];
  const heard = ["cooperation", "conflict"].map((name) => `${fills[name].previousElementSibling.textContent} ${figures(step, name)}`);
  slider.setAttribute("aria-valuetext", [whenWords(step), noteWords(step), ...heard].filter(Boolean).join("; "));
  clearTimeout(waiting);
  waiting = setTimeout(showEvents, hurry ? 0 : PAUSE_MS, at);
}

const slider = document.createElement("div");
slider.className = "slider";
slider.tabIndex = 0;
for (const [name, value] of Object.entries({
  role: "slider", "aria-label": word("word", "step"), "aria-valuemin": 0, "aria-valuemax": steps.length - 1, "aria-valuenow": 0,
})) slider.setAttribute(name, value);
chart.insertBefore(slider, marks);

function stepUnder(event) {
  const box = slider.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * 1000;
  const next = data.edges.findIndex((edge) => edge > x);
  return (next < 0 ? steps.length : next) - 1;
}

slider.addEventListener("pointermove", (event) => { if (!held) choose(stepUnder(event)); });
slider.addEventListener("click", (event) => {
  const number = stepUnder(event);
  held = !(held && number === at);
  choose(number, true);
});
slider.addEventListener("keydown", (event) => {
  const far = data.step === "month" ? 12 : 52;
  const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -steps.length, End: steps.length };
  if (event.key in moves) {
    event.preventDefault();
    held = true;
    choose(at + moves[event.key]);
  } else if (event.key === "Escape") {
    held = false;
  }
});

readout.hidden = false;
choose(steps.findLastIndex((step) => step.events), true);
