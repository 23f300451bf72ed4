// A long list that goes on on other pages: what a reader types narrows all of it; without words it stands as printed. The
// choice is kept in the address as the lists of one page keep it: #filter:outlet=WION&q=nato
var AS_FIELD = {
  outlet: function (value) { return 'outlet:"' + value + '"'; },
  speaker: function (value) { return 'said-by:"' + value + '"'; },
  year: function (value) { return "after:" + value + " before:" + value; }
};
var ROWS = {
  articles: function (article) { return articleRow(article, 1); }, people: personRow, quotations: quotationRow, dates: dateRow
};

function openList(form) {
  var list = document.getElementById(form.getAttribute("data-d-filter")), name = form.getAttribute("data-d-narrow");
  var output = form.querySelector("output"), selects = Array.from(form.querySelectorAll("select")), next = 0, seen = new Set();
  var found = make("div", "d-hits d-found");
  list.before(found);

  function words() {
    var fields = selects.filter(function (select) { return select.value; }).map(function (select) {
      return AS_FIELD[select.name](select.value.replace(/"/g, " "));
    });
    return [form.elements.q.value.trim()].concat(fields).filter(Boolean).join(" ");
  }

  function remember() {
    var state = new URLSearchParams();
    selects.forEach(function (select) { if (select.value) state.set(select.name, select.value); });
    if (form.elements.q.value) state.set("q", form.elements.q.value);
    var hash = String(state) ? "#filter:" + state : "";
    if (!hash && !/^#filter:/.test(location.hash)) return;
    // A page opened from disk may not change its address in every browser; the list is narrowed all the same.
    try { history.replaceState(null, "", hash || location.pathname + location.search); } catch (error) { /* as it was */ }
  }

  function recall() {
    var state = new URLSearchParams(/^#filter:/.test(location.hash) ? location.hash.slice(8) : "");
    selects.forEach(function (select) { select.value = state.get(select.name) || ""; });
    form.elements.q.value = state.get("q") || "";
  }

  function count(total) {
    if (name === "quotations" || name === "dates") return total === 1 ? say("one") : say("named", number(total));
    return say("found-" + name + (total === 1 ? "-one" : ""), number(total));
  }

  function print(answer, more) {
    var rows = answer[name], into = found.querySelector("ul");
    if (!more) {
      found.replaceChildren();
      seen.clear();
      answer.notes.forEach(function (note) { found.append(make("p", "d-hit-note", say.apply(null, note))); });
      if (answer.missing.length) found.append(make("p", "d-hit-note", say("missing", answer.missing.join(", "))));
      into = found.appendChild(make("ul", "d-hit-list"));
      output.textContent = answer.total ? count(answer.total) : say("none");
    }
    // A quotation that several articles print may come again with a later one.
    rows.forEach(function (row) {
      if (name === "quotations" && seen.has(row.address)) return;
      seen.add(row.address);
      into.appendChild(make("li", "d-hit-item")).append.apply(into.lastChild, ROWS[name](row));
    });
    if (next === null) return;
    var button = found.appendChild(make("button", "d-hit-more md-button", say("more")));
    button.type = "button";
    button.addEventListener("click", function () {
      button.remove();
      ask(true);
    });
  }

  function ask(more) {
    var asked = words(), plain = !form.elements.q.value.trim();
    list.hidden = !!asked;
    if (!asked) {
      found.replaceChildren();
      output.textContent = "";
      return;
    }
    var options = { start: more ? next : 0, most: 20, typing: document.activeElement === form.elements.q };
    options.sort = name === "articles" || plain ? "newest" : "best";
    if (name !== "articles") options.group = name;
    window.dossierFind(asked, options, "list").then(function (message) {
      if (message.broken) output.textContent = say("broken", message.broken);
      var answer = message.content;
      if (!answer) return;
      var after = options.start + options.most;
      next = answer.next !== undefined ? answer.next : after < answer.total ? after : null;
      print(answer, more);
    });
  }

  form.addEventListener("input", later(function () { remember(); ask(false); }));
  window.addEventListener("hashchange", function () { recall(); ask(false); });
  // What was typed before the program came is kept, and goes before what an address says.
  if (words()) remember();
  else recall();
  ask(false);
}
