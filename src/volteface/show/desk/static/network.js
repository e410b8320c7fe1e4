// Says under the matrix what the mark under the pointer means, and opens its pair. All of it stands in the tables, too.
const told = document.getElementById("told");
for (const mark of document.querySelectorAll(".matrix .mark")) {
  const title = mark.querySelector("title");
  mark.addEventListener("pointerenter", () => { told.textContent = title.textContent; });
  mark.addEventListener("pointerleave", () => { told.textContent = ""; });
  mark.addEventListener("click", () => { location.assign(mark.dataset.pair); });
}
