// Small manners of the page: buttons that speak for the visitor, light and dark, scrolling to the latest bubble.
"use strict";

const box = () => document.querySelector("#sk-box textarea");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-say]");
  if (button && box()) say(button.dataset.say);
  if (event.target.closest("#sk-dark")) toggleDark();
});

function say(sentence) {
  const field = box();
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, sentence);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => document.querySelector("#sk-send, #sk-send button").click());
}

function toggleDark() {
  const dark = document.body.classList.toggle("dark");
  try {
    localStorage.setItem("sidekick-dark", dark ? "1" : "0");
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
  }
}

function applyStoredDark() {
  let stored = null;
  try {
    stored = localStorage.getItem("sidekick-dark");
  } catch {
    return;
  }
  if (stored !== null) document.body.classList.toggle("dark", stored === "1");
}

window.addEventListener("load", () => setTimeout(applyStoredDark, 0));
