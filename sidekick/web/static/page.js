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

// The visitor's choice outlives reloads; where storage is forbidden it lasts as long as the page.
let chosen = stored();

function stored() {
  try {
    return localStorage.getItem("sidekick-dark");
  } catch {
    return null;
  }
}

function toggleDark() {
  chosen = document.body.classList.contains("dark") ? "0" : "1";
  try {
    localStorage.setItem("sidekick-dark", chosen);
  } catch {
    // forbidden: the variable has it
  }
  applyChosen();
}

function applyChosen() {
  const dark = document.body.classList.contains("dark");
  if (chosen !== null && dark !== (chosen === "1")) document.body.classList.toggle("dark", !dark);
}

// Gradio sets the system's choice at a moment of its own; a choice made here comes before it.
new MutationObserver(applyChosen).observe(document.body, { attributes: true, attributeFilter: ["class"] });
applyChosen();

// An answer is read from its beginning: a long one starts under the words that it answers.
let bubbles = 0;

function scrollToTurn() {
  const rows = document.querySelectorAll("#sk-chat .message");
  const asked = document.querySelectorAll("#sk-chat .user.message");
  const scrolled = asked[0]?.closest(".bubble-wrap");
  if (rows.length === bubbles) return;
  bubbles = rows.length;
  if (scrolled) scrolled.scrollTop += asked[asked.length - 1].getBoundingClientRect().top - scrolled.getBoundingClientRect().top - 12;
}

new MutationObserver(() => requestAnimationFrame(scrollToTurn)).observe(document.body, { childList: true, subtree: true });
