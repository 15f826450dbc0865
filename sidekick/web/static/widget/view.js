// What the widget looks like: the launcher, the window, and the bubbles in it. Knows nothing of the network.
class View {
  constructor(root, words, base, on) {
    Object.assign(this, { words, base, on });
    this.launcher = el("button", { class: "launcher", type: "button", "aria-label": words.open, "aria-expanded": "false",
      "aria-controls": "window", onclick: () => on.toggle() }, icon(ICONS.chat));
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.log, tabindex: "0" });
    this.quick = el("div", { class: "quick", role: "group", "aria-label": words.quick });
    this.status = el("p", { class: "status", role: "status" });
    this.input = el("textarea", { rows: "1", maxlength: "2000", "aria-label": words.input, placeholder: words.placeholder });
    this.window = el("section", { class: "window", id: "window", role: "dialog", "aria-label": words.name, hidden: true },
      this.header(), this.log, this.quick, this.status, this.form());
    root.append(el("div", { class: "widget", dir: words.dir }, this.window, this.launcher));
    this.window.addEventListener("keydown", (event) => event.key === "Escape" && on.toggle(false));
  }

  header() {
    return el("header", {}, el("div", {}, el("h2", {}, this.words.name), el("p", {}, this.words.tagline)),
      el("button", { type: "button", "aria-label": this.words.mine, title: this.words.mine,
        onclick: () => this.on.say("show my watchlist") }, icon(ICONS.list)),
      el("button", { type: "button", "aria-label": this.words.reset, title: this.words.reset, onclick: () => this.on.reset() }, icon(ICONS.reset)),
      el("button", { type: "button", "aria-label": this.words.close, title: this.words.close, onclick: () => this.on.toggle(false) }, icon(ICONS.close)));
  }

  form() {
    const form = el("form", {}, this.input, el("button", { type: "submit", "aria-label": this.words.send, title: this.words.send }, icon(ICONS.send)));
    const submit = () => {
      const text = this.input.value.trim();
      if (text && this.on.say(text)) this.input.value = "";
    };
    form.addEventListener("submit", (event) => (event.preventDefault(), submit()));
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    });
    return form;
  }

  show(open) {
    this.window.hidden = !open;
    this.launcher.setAttribute("aria-expanded", String(open));
    if (open) this.scroll();
  }

  bubble(who, message) {
    const [before, after] = wordsAround(message);
    const films = cardList(message.custom, this.words, this.base, this.on.say);
    const made = before ? this.spoken(who, before) : null;
    this.log.append(...[made, films, after ? this.spoken(who, after) : null].filter(Boolean));
    this.scroll();
    return made;
  }

  spoken(who, text) {
    const speaker = el("span", { class: "hidden" }, `${who === "you" ? this.words.you : this.words.bot}: `);
    return el("div", { class: `bubble ${who}` }, speaker, el("div", { dir: "auto" }, richText(text)));
  }

  failure(bubble, sentence, retry) {
    const notice = el("div", { class: "failure", role: "alert" }, sentence, " ",
      el("button", { type: "button", onclick: () => (notice.remove(), retry()) }, this.words.retry));
    bubble.after(notice);
    this.scroll();
  }

  replies(buttons) {
    this.quick.replaceChildren(...(buttons || []).map(({ title, payload }) =>
      el("button", { type: "button", dir: "auto", onclick: () => this.on.say(payload) }, title)));
  }

  typing(active) {
    this.dots?.remove();
    this.dots = active ? el("div", { class: "bubble bot dots", "aria-label": this.words.typing, role: "img" }, el("i"), el("i"), el("i")) : null;
    if (this.dots) this.log.append(this.dots);
    this.log.setAttribute("aria-busy", String(active));
    if (active) this.scroll();
  }

  clear() {
    this.log.replaceChildren();
    this.replies([]);
  }

  scroll() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  // An answer is read from its beginning: a long one starts under the words that it answers.
  scrollToTurn() {
    const asked = [...this.log.querySelectorAll(".bubble.you")].at(-1);
    if (asked) this.log.scrollTop += asked.getBoundingClientRect().top - this.log.getBoundingClientRect().top - 8;
  }
}
