// The shelf of the demo page, and how it answers to the widget: a film that is accepted lights up.
"use strict";

const PAGE = 36;
const GENRES = ["", "action", "adventure", "animation", "comedy", "crime", "drama", "family", "fantasy", "horror", "mystery", "romance", "science fiction", "thriller", "war", "western"];
const byId = (id) => document.getElementById(id);
const search = { query: "", genre: "", offset: 0 };
let latest = 0;

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function tile(film) {
  const poster = element("img", { src: `/posters/${encodeURIComponent(film.id)}`, alt: "", width: 300, height: 450, loading: "lazy" });
  const facts = [film.year, (film.genres || []).slice(0, 2).join(", ")].filter(Boolean).join(" · ");
  const button = element("button", { type: "button" }, poster, element("strong", {}, film.title), element("small", {}, facts));
  const name = film.year ? `${film.title} (${film.year})` : film.title;
  button.addEventListener("click", () => widget()?.say(`tell me about ${name}`));
  return element("li", { "data-film": film.id }, button);
}

const widget = () => document.querySelector("sidekick-widget");

async function load(fresh) {
  const ticket = ++latest;
  if (fresh) search.offset = 0;
  const wanted = Object.entries({ ...search, sort: "popular", limit: PAGE }).filter(([, value]) => value !== "");
  try {
    const answer = await fetch(`/v1/movies?${new URLSearchParams(wanted)}`);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { total, data } = await answer.json();
    if (ticket === latest) show(total, data, fresh);
  } catch {
    if (ticket === latest) byId("count").textContent = "The shelf cannot be reached. Please try again in a moment.";
  }
}

function show(total, films, fresh) {
  if (fresh) byId("shelf").replaceChildren();
  byId("shelf").append(...films.map(tile));
  search.offset += films.length;
  byId("count").textContent = total === 1 ? "1 film" : `${total.toLocaleString("en")} films`;
  byId("more").hidden = search.offset >= total || !films.length;
}

function genreButton(genre) {
  const button = element("button", { type: "button", "aria-pressed": String(!genre) }, genre || "all films");
  button.addEventListener("click", () => {
    for (const other of byId("genres").children) other.setAttribute("aria-pressed", String(other === button));
    search.genre = genre;
    load(true);
  });
  return button;
}

function mark(film, name) {
  const found = [...byId("shelf").children].find((one) => one.dataset.film === String(film.id)) || tile(film);
  if (!found.isConnected) byId("shelf").prepend(found);
  found.classList.add(name);
  return found;
}

function unmark(name) {
  for (const one of byId("shelf").querySelectorAll(`.${name}`)) one.classList.remove(name);
}

function celebrate(film) {
  unmark("tonight");
  unmark("offered");
  byId("shelf").querySelectorAll("em").forEach((badge) => badge.remove());
  const found = mark(film, "tonight");
  found.firstChild.insertBefore(element("em", {}, "Tonight"), found.querySelector("strong"));
  byId("count").textContent = `Tonight: ${film.title}. Enjoy!`;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

document.addEventListener("sidekick", ({ detail }) => {
  if (detail.type === "chosen" && detail.movie) celebrate(detail.movie);
  if (detail.type !== "shortlist") return;
  unmark("offered");
  for (const film of [...(detail.movies || [])].reverse()) mark(film, "offered");
});

let pause = 0;
byId("query").addEventListener("input", (event) => {
  clearTimeout(pause);
  pause = setTimeout(() => ((search.query = event.target.value.trim()), load(true)), 250);
});
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
byId("more").addEventListener("click", () => load(false));
byId("ask").addEventListener("click", () => widget()?.toggle(true));
byId("genres").append(...GENRES.map(genreButton));
load(true);
