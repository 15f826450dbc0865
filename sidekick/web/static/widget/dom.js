// Elements from plain values. Text only ever becomes text nodes, so nothing that anybody wrote can become markup.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// A line drawing in the colour of the text around it.
function icon(path) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) made.setAttribute(name, value);
  line.setAttribute("d", path);
  made.append(line);
  return made;
}

const ICONS = {
  chat: "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM10.5 7.5v6l4.5-3z",
  list: "M7 4h10a1 1 0 0 1 1 1v15l-6-4-6 4V5a1 1 0 0 1 1-1z",
  reset: "M5 12a7 7 0 1 0 2.5-5.4M5 4v4h4",
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V5M6 11l6-6 6 6",
};

// Line breaks, **strong** and *emphasis* of a message as nodes; everything else stays as it was written.
function richText(text) {
  return text.split("\n").flatMap((line, index) => [index ? el("br") : null, ...inline(line)]);
}

function inline(line) {
  return line.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part) => {
    if (/^\*\*[^*]+\*\*$/.test(part)) return el("strong", {}, part.slice(2, -2));
    if (/^\*[^*]+\*$/.test(part)) return el("em", {}, part.slice(1, -1));
    return part;
  });
}
