// The other coverage of a story, fetched when somebody comes to look: to find it takes longer than the page.
const written = document.documentElement.lang;
const language = written === "en" ? "en-GB" : written; // days as on the rest of the page
const days = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const shares = new Intl.NumberFormat(language, { style: "percent" });

function asLine({ page, nearness }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/article?document=${encodeURIComponent(page.document)}`;
  link.textContent = page.title || page.document;
  const from = document.createElement("span");
  from.className = "from";
  const day = new Date(page.seen);
  const seen = Number.isNaN(day.valueOf()) ? page.seen : days.format(day);
  from.textContent = [page.outlet, seen, page.language, shares.format(nearness)].filter(Boolean).join(" · ");
  line.append(link, from);
  return line;
}

async function fill(panel) {
  const answer = await fetch(`${panel.dataset.related}&format=json`);
  if (!answer.ok) return;
  const { related } = await answer.json();
  panel.querySelector("ul").append(...related.slice(0, 8).map(asLine));
  if (!related.length) panel.querySelector(".none").hidden = false;
}

const watcher = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (isIntersecting) {
      watcher.unobserve(target);
      fill(target).catch(() => {}); // its link is still there
    }
  }
});
for (const panel of document.querySelectorAll("[data-related]")) watcher.observe(panel);
