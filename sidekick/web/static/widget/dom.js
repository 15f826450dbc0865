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
