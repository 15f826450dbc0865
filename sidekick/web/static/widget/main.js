// The element <sidekick-widget>: joins the view and the door. The script adds one to the page that includes it.
const SCRIPT = document.currentScript;

class SidekickWidget extends HTMLElement {
  connectedCallback() {
    if (this.view) return;
    const base = (this.dataset.server || new URL(SCRIPT.src).origin).replace(/\/$/, "");
    this.words = wordsFor(this.dataset.lang || document.documentElement.lang, readChanges(this.dataset.strings));
    this.kept = new Storage(`sidekick:${base}:`);
    this.api = new Api(base, this.kept);
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const on = { toggle: (open) => this.toggle(open), say: (text) => this.say(text), reset: () => this.reset() };
    this.view = new View(root, this.words, base, on);
    addEventListener("offline", () => (this.view.status.textContent = this.words.offline));
    addEventListener("online", () => (this.view.status.textContent = ""));
    if (this.kept.get("open") === "1") this.toggle(true, false);
  }

  toggle(open = this.view.window.hidden, takeFocus = true) {
    this.view.show(open);
    this.kept.set("open", open ? "1" : "0");
    if (open) this.loaded ??= this.load();
    if (takeFocus) (open ? this.view.input : this.view.launcher).focus();
  }

  async load() {
    const entries = await this.api.history().catch(() => []);
    for (const { who, message } of entries) this.view.bubble(who === "you" ? "you" : "bot", message);
    if (!entries.length) return this.greet();
    this.view.replies(latestButtons(latestTurn(entries)));
    this.view.scrollToTurn();
  }

  async greet() {
    const movies = await this.api.starters().catch(() => []);
    this.view.bubble("bot", { text: this.words.greeting, custom: { type: "starters", movies } });
    this.view.replies(OPENERS.map(([title, payload]) => ({ title, payload })));
  }

  // Messages wait for each other, as in a line at the box office.
  say(text) {
    if (this.view.window.hidden) this.toggle(true);
    const shown = this.loaded.then(() => this.view.bubble("you", { text }));
    this.queue(async () => this.deliver(text, await shown));
    return true;
  }

  queue(turn) {
    this.line = Promise.resolve(this.line).then(turn);
    return this.line;
  }

  async deliver(text, bubble) {
    this.view.replies([]);
    this.view.typing(true);
    try {
      this.receive(await this.api.say(text));
    } catch (error) {
      const sentence = error instanceof Refused ? error.message : this.words.failed;
      this.view.failure(bubble, sentence, () => this.queue(() => this.deliver(text, bubble)));
    } finally {
      this.view.typing(false);
    }
  }

  receive(answers) {
    this.view.typing(false);
    for (const answer of answers) {
      if (answer.custom?.type === "forgotten") this.view.clear();
      this.view.bubble("bot", answer);
      if (answer.custom) this.announce(answer.custom);
    }
    this.view.replies(latestButtons(answers));
    if (answers.some(({ custom }) => custom?.type === "forgotten")) this.greet();
    this.view.scrollToTurn();
    this.view.status.textContent = navigator.onLine ? "" : this.words.offline;
  }

  // Pages listen to "sidekick": event.detail is Rasa's custom message, such as {type: "chosen", movie: {...}}.
  announce(custom) {
    this.dispatchEvent(new CustomEvent("sidekick", { detail: custom, bubbles: true, composed: true }));
  }

  reset() {
    return this.queue(async () => {
      try {
        const answers = await this.api.reset();
        this.view.clear();
        this.receive(answers);
      } catch (error) {
        this.view.status.textContent = error instanceof Refused ? error.message : this.words.failed;
      }
      this.view.input.focus();
    });
  }
}

// The messages since the visitor's last words.
function latestTurn(entries) {
  return entries.slice(entries.findLastIndex(({ who }) => who === "you") + 1).map(({ message }) => message);
}

// Rasa sends the words with their buttons and the films as two messages.
function latestButtons(messages) {
  return messages.findLast(({ buttons }) => buttons?.length)?.buttons;
}

function readChanges(text) {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return {};
  }
}

function addToPage() {
  if (document.querySelector("sidekick-widget")) return;
  const widget = document.createElement("sidekick-widget");
  for (const [name, value] of Object.entries(SCRIPT.dataset)) widget.dataset[name] = value;
  document.body.append(widget);
}

if (!customElements.get("sidekick-widget")) customElements.define("sidekick-widget", SidekickWidget);
if (document.body) addToPage();
else addEventListener("DOMContentLoaded", addToPage);
