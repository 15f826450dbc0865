// Film cards: poster, facts, the reason, what to say about the film, links out.
const LINK_HOSTS = ["en.wikipedia.org", "www.justwatch.com", "www.themoviedb.org"];
const CARD_KINDS = ["shortlist", "watchlist", "chosen", "details"];

function filmsOf(custom) {
  if (!custom || !CARD_KINDS.includes(custom.type)) return [];
  return [...(Array.isArray(custom.movies) ? custom.movies : []), custom.movie].filter((film) => film && film.id);
}

// The words of a message, without the numbered lines that its cards repeat.
function shownText(message) {
  const text = message.text || "";
  if (!filmsOf(message.custom).length) return text;
  return text.split("\n").filter((line) => !/^\s*\d+\. /.test(line)).join("\n").trim() || text;
}

function filmName(film) {
  return film.year ? `${film.title} (${film.year})` : film.title;
}

function cardList(custom, words, base, say) {
  const films = filmsOf(custom);
  return films.length ? el("ul", { class: `cards ${custom.type}` }, films.map((film) => card(film, custom.type, words, base, say))) : null;
}

function card(film, kind, words, base, say) {
  const people = [...(film.directors || []).slice(0, 1), ...(film.cast || []).slice(0, 3)].join(" · ");
  const poster = { src: `${base}/posters/${encodeURIComponent(film.id)}.svg`, alt: "", width: 80, height: 120, loading: "lazy" };
  return el("li", { class: "card" }, el("img", poster), el("div", {},
    kind === "chosen" ? el("p", { class: "badge" }, words.chosen) : null,
    el("h3", {}, film.title, film.year ? el("span", { class: "year" }, ` ${film.year}`) : null),
    el("p", { class: "soft" }, (film.genres || []).slice(0, 3).join(", ")),
    people ? el("p", { class: "soft" }, people) : null,
    (film.reasons || []).length ? el("p", { class: "why" }, film.reasons.slice(0, 2).join("; ")) : null,
    el("div", { class: "acts" }, acts(film, kind, words).map(([label, sentence]) =>
      el("button", { type: "button", "aria-label": `${label}: ${filmName(film)}`, onclick: () => say(sentence) }, label))),
    el("p", { class: "links" }, links(film, words))));
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
