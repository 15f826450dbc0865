// Small manners of the page: buttons that speak for the visitor, light and dark, the sheet, scrolling to the answer.
"use strict";

const box = () => document.querySelector("#sk-box textarea");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-say]");
  const opener = event.target.closest("#sk-open");
  if (button) say(button.dataset.say);
  if (event.target.closest("#sk-dark")) toggleDark();
  if (opener) openSheet(!isSheetOpen());
  else if (button || !event.target.closest("#sk-side")) openSheet(false);
});

document.addEventListener("keydown", (event) => event.key === "Escape" && isSheetOpen() && openSheet(false, true));

// ---- speaking for the visitor: one sentence after another, and whatever they were writing comes back
const waiting = [];
let draft = null; // what stood in the box while a button's sentence passes through it; null when none does

function say(sentence) {
  waiting.push(sentence);
  speak();
}

function speak() {
  const field = box();
  if (!field || document.querySelector("#sk-chat .sk-typing")) return;
  if (draft !== null && field.value) return; // the last sentence is still on its way
  if (draft) write(field, draft);
  draft = null;
  if (!waiting.length) return;
  draft = field.value;
  write(field, waiting.shift());
  requestAnimationFrame(() => document.querySelector("#sk-send, #sk-send button").click());
}

function write(field, text) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// ---- the panel, a sheet on small screens
const isSheetOpen = () => document.body.classList.contains("sk-opened");

function openSheet(open, takeFocus = false) {
  if (open === isSheetOpen()) return;
  document.body.classList.toggle("sk-opened", open);
  const opener = document.querySelector("#sk-open");
  opener.setAttribute("aria-expanded", String(open));
  if (takeFocus) opener.focus();
}

// ---- light and dark: the visitor's choice outlives reloads; where storage is forbidden it lasts as long as the page
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

// ---- an answer is read from its beginning: a long one starts under the words that it answers
let bubbles = 0;

function scrollToTurn() {
  const rows = document.querySelectorAll("#sk-chat .message");
  const asked = document.querySelectorAll("#sk-chat .user.message");
  const scrolled = asked[0]?.closest(".bubble-wrap");
  if (rows.length === bubbles) return;
  bubbles = rows.length;
  if (scrolled) scrolled.scrollTop += asked[asked.length - 1].getBoundingClientRect().top - scrolled.getBoundingClientRect().top - 12;
}

new MutationObserver(() => requestAnimationFrame(() => (scrollToTurn(), speak()))).observe(document.body, { childList: true, subtree: true });
