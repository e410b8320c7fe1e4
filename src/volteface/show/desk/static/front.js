// Under the cursor or the keyboard's focus, an alarm lights its states and line on the map, and a state its alarms.
"use strict";

const lines = document.querySelector(".lines");
const moves = [...document.querySelectorAll(".move")];
const lands = [...document.querySelectorAll(".map [data-state]")];

function light(chosen, states) {
  const shifts = new Set(chosen.map((move) => move.dataset.shift));
  for (const land of lands) land.classList.toggle("lit", states.has(land.dataset.state));
  if (!lines) return;
  lines.classList.toggle("choosing", chosen.length > 0);
  for (const line of lines.children) line.classList.toggle("lit", shifts.has(line.dataset.shift));
}

function clear() {
  light([], new Set());
  for (const move of moves) move.classList.remove("lit");
}

function follow(element, enter) {
  for (const name of ["pointerenter", "focusin"]) element.addEventListener(name, enter);
  for (const name of ["pointerleave", "focusout"]) element.addEventListener(name, clear);
}

for (const move of moves) {
  follow(move, () => light([move], new Set(move.dataset.states.trim().split(" "))));
}
for (const land of lands) {
  follow(land, () => {
    const own = moves.filter((move) => move.dataset.states.split(" ").includes(land.dataset.state));
    light(own, new Set([land.dataset.state]));
    for (const move of own) move.classList.add("lit");
  });
}
