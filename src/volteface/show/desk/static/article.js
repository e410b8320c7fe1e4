// Notes beside the sentences that they are about, and each lit with the other.
const wide = matchMedia("(min-width: 981px)");
const notes = [...document.querySelectorAll(".notes .note")];
const marked = [...document.querySelectorAll("[data-reports]")];
const byReport = new Map();
for (const one of marked) {
  for (const number of one.dataset.reports.split(" ")) {
    if (!byReport.has(number)) byReport.set(number, []);
    byReport.get(number).push(one);
  }
}

// Each note stands no higher than its sentence begins, and below the note before it.
function place() {
  for (const note of notes) note.style.marginTop = "";
  if (!wide.matches) return;
  for (const note of notes) {
    const sentence = byReport.get(note.dataset.reports).find((one) => one.matches("mark.said"));
    if (!sentence) continue;
    const gap = sentence.getClientRects()[0].top - note.getBoundingClientRect().top;
    if (gap > 0) note.style.marginTop = `${gap}px`;
  }
}

function light(event) {
  const at = event.target instanceof Element && event.target.closest("[data-reports]");
  for (const one of marked) one.classList.remove("lit");
  if (!at) return;
  for (const number of at.dataset.reports.split(" ")) {
    for (const one of byReport.get(number)) one.classList.add("lit");
  }
}

place();
document.fonts?.ready.then(place);
addEventListener("resize", place);
for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, light);
document.addEventListener("toggle", place, true);
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
