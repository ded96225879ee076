// Citations: what someone needs to find a quote again, as plain text.

const FAR = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

const oneLine = (text) => String(text).replace(FAR, " ").trim();

// The quote, the article with publisher, day and address, the place in it, who says so, and the fact that rests on it.
function citation(data, fact, quote) {
  const article = data.head.articles[quote.article] ?? {};
  const title = article.title ? `“${oneLine(article.title)}”` : null;
  const about = [title, article.publisher, article.date, article.url].filter(Boolean).map(oneLine).join(", ");
  const sources = fact.sources.length ? `, according to ${fact.sources.map(oneLine).join(", ")}` : "";
  return [
    quote.text ? `“${oneLine(quote.text)}”` : null,
    about ? `— ${about}` : null,
    `Article ${oneLine(article.id ?? quote.article)}, characters ${quote.begin}–${quote.end}`,
    `Status: ${oneLine(fact.status)}${sources}`,
    fact.iri ? `Fact: ${oneLine(fact.iri)}` : null,
  ].filter(Boolean).join("\n");
}

// Put text into the clipboard; a page from disk may not be let, and then shows it in a field, chosen, to be copied by hand.
async function copyCitation(app, text, button) {
  try {
    await navigator.clipboard.writeText(text);
    app.say("Citation copied");
  } catch {
    const field = citationField(button, text);
    field.focus();
    field.select();
    app.say("The citation is selected: copy it with Ctrl+C");
  }
}

function citationField(button, text) {
  const there = button.parentElement.querySelector(".citation");
  const field = there ?? make("textarea", { className: "citation", readOnly: true, rows: 6, ariaLabel: "Citation" });
  field.value = text;
  if (!there) button.parentElement.append(field);
  return field;
}

function citeButton(app, fact, quote) {
  const button = make("button", { type: "button", className: "small", textContent: "Copy citation" });
  button.addEventListener("click", () => copyCitation(app, citation(app.data, fact, quote), button));
  return button;
}
