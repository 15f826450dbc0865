// Small manners of the page: buttons that speak for the visitor, light and dark, the sheet, scrolling to the answer.
"use strict";

const box = () => document.querySelector("#sk-box textarea");
const asked = () => [...document.querySelectorAll("#sk-chat .user.message")]; // the visitor's bubbles

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
let passing = ""; // a button's sentence on its way through the box
let draft = ""; // what stood in the box before it

function say(sentence) {
  waiting.push(sentence);
  speak();
}

function speak() {
  const field = box();
  if (!field || document.querySelector("#sk-chat .sk-typing")) return;
  if (passing) {
    if (field.value === passing) return;
    passing = "";
    write(field, draft);
  }
  if (!waiting.length) return;
  draft = field.value;
  passing = waiting.shift();
  write(field, passing);
  requestAnimationFrame(send);
}

// Gradio takes no notice of a click for a moment after an answer: a sentence that still stands there is sent again.
function send() {
  document.querySelector("#sk-send, #sk-send button").click();
  setTimeout(() => isStuck() && send(), 300); // milliseconds
}

function isStuck() {
  return passing && !lost && box()?.value === passing && !document.querySelector("#sk-chat .sk-typing");
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

// ---- what outlives a reload; where storage is forbidden, nothing does
function stored(storage, name) {
  try {
    return window[storage].getItem(name);
  } catch {
    return null;
  }
}

function store(storage, name, value) {
  try {
    if (value) window[storage].setItem(name, value);
    else window[storage].removeItem(name);
  } catch {
    // forbidden
  }
}

// ---- light and dark: the visitor's choice
let chosen = stored("localStorage", "sidekick-dark");

function toggleDark() {
  chosen = document.body.classList.contains("dark") ? "0" : "1";
  store("localStorage", "sidekick-dark", chosen);
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
const SETTLING = 1500; // milliseconds in which posters and cards may still change heights
let bubbles = 0;
let anchoredUntil = 0;

function scrollToTurn() {
  const rows = document.querySelectorAll("#sk-chat .message").length;
  if (rows !== bubbles) anchoredUntil = performance.now() + SETTLING;
  bubbles = rows;
  const latest = asked().at(-1);
  const scrolled = latest?.closest(".bubble-wrap");
  if (!scrolled || performance.now() > anchoredUntil) return;
  scrolled.scrollTop += latest.getBoundingClientRect().top - scrolled.getBoundingClientRect().top - 12;
}

for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(kind, () => (anchoredUntil = 0), { passive: true, capture: true }); // whoever scrolls is left alone
}
const heights = new ResizeObserver(scrollToTurn);

// ---- a message that did not leave the house waits for another try; Gradio reloads the page when it is back online
let unsent = stored("sessionStorage", "sidekick-unsent") || "";
let lost = Boolean(unsent);
let askedBefore = 0; // how many bubbles there were when it was sent

addEventListener("keydown", (event) => event.target === box() && event.key === "Enter" && !event.shiftKey && remember(), true);
addEventListener("click", (event) => event.target.closest?.("#sk-send") && remember(), true);

function remember() {
  unsent = box().value.trim();
  askedBefore = asked().length;
}

function offerRetry() {
  const arrived = asked().length > askedBefore && asked().at(-1).innerText.trim() === unsent;
  if (document.querySelector("#sk-chat .sk-typing") || arrived) unsent = "";
  lost = Boolean(unsent) && (lost || !navigator.onLine || Boolean(document.querySelector(".toast-body.error")));
  store("sessionStorage", "sidekick-unsent", lost ? unsent : "");
  const shown = document.querySelector("#sk-retry");
  if (!unsent) shown?.remove();
  if (lost && !shown) document.body.append(retryBar());
}

function retryBar() {
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
  again.addEventListener("click", () => (box().value.trim() === unsent ? send() : say(unsent)));
  const bar = Object.assign(document.createElement("div"), { id: "sk-retry", role: "alert" });
  bar.append("Not sent: there is no connection. ", again);
  return bar;
}

function look() {
  const talk = document.querySelector("#sk-chat .message-wrap");
  if (talk) heights.observe(talk);
  scrollToTurn();
  offerRetry();
  speak();
}

new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { childList: true, subtree: true });
