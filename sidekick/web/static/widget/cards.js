// Film cards: poster, facts, the reason, what to say about the film, links out.
const LINK_HOSTS = ["en.wikipedia.org", "www.justwatch.com", "www.themoviedb.org"];
const CARD_KINDS = ["shortlist", "watchlist", "chosen", "details", "starters"];

function filmsOf(custom) {
  if (!custom || !CARD_KINDS.includes(custom.type)) return [];
  return [...(Array.isArray(custom.movies) ? custom.movies : []), custom.movie].filter((film) => film && film.id);
}

// The words before and after a message's cards, without the numbered lines that the cards repeat.
function wordsAround(message) {
  const text = message.text || "";
  if (!filmsOf(message.custom).length) return [text, ""];
  const lines = text.split("\n");
  const numbered = lines.flatMap((line, place) => (/^\s*\d+\. /.test(line) ? [place] : []));
  const [first, last] = numbered.length ? [numbered[0], numbered.at(-1)] : [lines.length, lines.length];
  return [lines.slice(0, first), lines.slice(last + 1)].map((part) => part.join("\n").trim());
}

function filmName(film) {
  return film.year ? `${film.title} (${film.year})` : film.title;
}

function cardList(custom, words, base, say) {
  const films = filmsOf(custom);
  const draw = custom?.type === "starters" ? starter : card;
  return films.length ? el("ul", { class: `cards ${custom.type}` }, films.map((film) => draw(film, custom.type, words, base, say))) : null;
}

function posterOf(film, base) {
  return el("img", { src: `${base}/posters/${encodeURIComponent(film.id)}`, alt: "", width: 80, height: 120, loading: "lazy" });
}

// A film to begin from: its poster alone, which says that one loves it.
function starter(film, kind, words, base, say) {
  const sentence = `I love ${filmName(film)}`;
  return el("li", {}, el("button", { type: "button", "aria-label": filmName(film), title: filmName(film), onclick: () => say(sentence) }, posterOf(film, base)));
}

function card(film, kind, words, base, say) {
  const people = [...(film.directors || []).slice(0, 1), ...(film.cast || []).slice(0, 3)].join(" · ");
  const facts = el("div", {},
    kind === "chosen" ? el("p", { class: "badge" }, words.chosen) : null,
    el("h3", { dir: "auto" }, film.title, film.year ? el("span", { class: "year" }, ` ${film.year}`) : null),
    el("p", { class: "soft", dir: "auto" }, (film.genres || []).slice(0, 3).join(", ")),
    people ? el("p", { class: "soft", dir: "auto" }, people) : null,
    (film.reasons || []).length ? el("p", { class: "why", dir: "auto" }, film.reasons.slice(0, 2).join("; ")) : null);
  return el("li", { class: "card" }, posterOf(film, base), facts,
    el("div", { class: "acts" }, acts(film, kind, words).map(([label, sentence]) =>
      el("button", { type: "button", "aria-label": `${label}: ${filmName(film)}`, onclick: () => say(sentence) }, label))),
    el("p", { class: "links" }, links(film, words)));
}

function acts(film, kind, words) {
  const name = filmName(film);
  const watch = [words.watch, `I'll watch ${name}`], save = [words.save, `add ${name} to my watchlist`];
  const remove = [words.remove, `take ${name} off my watchlist`], more = [words.more, `more like ${name}`];
  const opinions = [[words.like, `I love ${name}`], [words.seen, `I've seen ${name}`], [words.no, `I don't like ${name}`]];
  return { shortlist: [watch, save, ...opinions], watchlist: [watch, remove], chosen: [save, more], details: [save, more] }[kind];
}

function links(film, words) {
  const names = { wikipedia: words.wikipedia, watch: words.where };
  return Object.entries(film.links || {}).filter(([, address]) => isSafe(address)).map(([kind, address]) =>
    el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, names[kind] || kind,
      el("span", { class: "hidden" }, ` ${filmName(film)}, ${words.newTab}`)));
}

function isSafe(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" && LINK_HOSTS.includes(url.hostname);
  } catch {
    return false;
  }
}
