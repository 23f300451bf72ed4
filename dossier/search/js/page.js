// In the page: loads the files that the worker needs, as scripts, and shows what it found. Words of the dossier become
// text nodes and nothing else.
var SITE = new URL("..", window.dossierBase).href, worker = null, stamp = null, root = null, stems = null, expected = new Map(), turn = 0, answers = new Map();

window.dossierSearch = function (of, name, packed) {
  if (name === "root") {
    stamp = of;
    root = packed;
    startWorker("(" + workerProgram + ")();");
  } else {
    came(name, of === stamp ? packed : null);
  }
};

// What a file holds, null where it cannot be had, goes to whoever waits for it.
function came(name, content) {
  (expected.get(name) || []).forEach(function (act) { act(content); });
  expected.delete(name);
}

function startWorker(program) {
  worker = new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })));
  worker.onmessage = function (event) {
    var message = event.data;
    if (message.words) findStems(message.need, message.words);
    else if (message.need) fetchFile(message.need, function (packed) { worker.postMessage({ file: message.need, content: packed }); });
    else if (message.failed) tell(say("broken", message.failed));
    else if (answers.has(message.answer)) {
      answers.get(message.answer).resolve(message);
      answers.delete(message.answer);
    }
  };
  worker.postMessage({ root: root });
  document.querySelectorAll(".d-search-box").forEach(openBox);
  document.querySelectorAll("[data-d-search]").forEach(openPage);
  document.querySelectorAll("form[data-d-narrow]").forEach(openList);
}

function tell(words) {
  document.querySelectorAll("[data-d-status]").forEach(function (status) { status.textContent = words; });
}

function findStems(asked, words) {
  function give() { worker.postMessage({ file: asked, content: stems && stems(words) }); }
  if (stems) give();
  else fetchFile("stem", function (make) {
    stems = stems || (make && make());
    give();
  });
}

function fetchFile(name, act) {
  if (expected.has(name)) {
    expected.get(name).push(act);
    return;
  }
  var script = document.createElement("script");
  expected.set(name, [act]);
  script.src = window.dossierBase + name + ".js?" + stamp;
  script.onload = script.onerror = function () {
    script.remove();
    came(name, null);
  };
  document.head.appendChild(script);
}

// A promise of the answer to a query; of nothing where `whose`, a box or a list, has asked another one meanwhile.
window.dossierFind = function (words, options, whose) {
  answers.forEach(function (asked, at) {
    if (asked.whose !== whose) return;
    asked.resolve({});
    answers.delete(at);
  });
  turn += 1;
  return new Promise(function (resolve) {
    answers.set(turn, { resolve: resolve, whose: whose });
    worker.postMessage({ ask: turn, words: words, options: options || {}, whose: whose });
  });
};

function make(tag, style, content) {
  var element = document.createElement(tag);
  if (style) element.className = style;
  if (content !== undefined) element.append(content);
  return element;
}

function marked(parent, pieces) {
  pieces.forEach(function (piece, at) {
    if (piece) parent.append(at % 2 ? make("mark", "", piece) : piece);
  });
  return parent;
}

function link(address, style, content) {
  var element = make("a", style, content), parts = address.split("#");
  element.href = SITE + parts[0].split("/").map(encodeURIComponent).join("/") + (parts[1] ? "#" + encodeURIComponent(parts[1]) : "");
  return element;
}

function group(into, title, rows) {
  if (!rows.length) return;
  // In the box no heading: it stands before the first one of the page.
  into.append(make(into.closest(".d-search-box") ? "p" : "h2", "d-hit-title", title));
  var list = into.appendChild(make("ul", "d-hit-list"));
  rows.forEach(function (row) { list.appendChild(make("li", "d-hit-item")).append.apply(list.lastChild, row); });
}

function articleRow(article, most) {
  var source = (article.outlet || say("outletUnknown")) + " · " + (article.published ? when(article.published) : say("undated"));
  var first = article.sentences[0];
  var row = [link(first && most === 1 ? first.address : article.address, "d-hit-head", article.title), make("span", "d-hit-source", source)];
  article.sentences.slice(0, most).forEach(function (sentence) {
    row.push(marked(link(sentence.address, "d-hit-words"), sentence.pieces));
  });
  if (most > 1 && article.matching > article.sentences.length) {
    row.push(make("span", "d-hit-source", say("matching", number(article.matching))));
  }
  return row;
}

function show(into, answer, most) {
  var notes = answer.notes.map(function (note) { return say.apply(null, note); });
  if (answer.missing.length) notes.push(say("missing", answer.missing.join(", ")));
  notes.forEach(function (note) { into.append(make("p", "d-hit-note", note)); });
  group(into, say("people"), answer.people.map(personRow));
  group(into, say("articles"), answer.articles.map(function (article) { return articleRow(article, most); }));
  group(into, say("quotations"), answer.quotations.map(quotationRow));
  group(into, say("dates"), answer.dates.map(dateRow));
}

function personRow(person) {
  var count = person.articles === 1 ? say("one") : say("named", number(person.articles));
  return [link(person.address, "d-hit-head", person.name), make("span", "d-hit-source", count)];
}

function quotationRow(one) {
  return [marked(link(one.address, "d-hit-words d-hit-quoted"), one.pieces),
    make("span", "d-hit-source", one.speaker || say("speakerUnknown"))];
}

function dateRow(one) {
  return [link(one.address, "d-hit-head", when(one.edtf)), marked(make("span", "d-hit-words"), one.pieces)];
}

function status(answer) {
  if (!answer.asked) return say("all", number(answer.searched.sentences), number(answer.searched.articles));
  if (!answer.total && !answer.people.length) return say("none");
  return say("searched", number(answer.total), number(answer.searched.articles));
}

// Up and down go through the results, Escape back to the input and out.
function keys(box, input, results, close) {
  box.addEventListener("keydown", function (event) {
    var links = Array.from(results.querySelectorAll("a, button")), at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) (at ? links[at - 1] : input).focus();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function later(act) {
  var timer = 0;
  return function () {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, 120);
  };
}

function openBox(box) {
  var input = box.querySelector("input[name=q]"), results = box.querySelector("[data-d-results]");
  var said = box.querySelector("[data-d-status]"), toggle = document.getElementById("__search");
  function close() {
    if (document.activeElement !== input) {
      input.focus();
      return;
    }
    input.blur();
    if (toggle) toggle.checked = false;
  }
  function ask() {
    window.dossierFind(input.value, { typing: true, most: 5 }, "box").then(function (message) {
      if (message.broken) said.textContent = say("broken", message.broken);
      var answer = message.content;
      if (!answer) return;
      var held = results.contains(document.activeElement);
      results.replaceChildren();
      said.textContent = status(answer);
      show(results, answer, 1);
      if (held) (results.querySelector("a") || input).focus(); // whoever went down early stays among the hits
      if (answer.total > answer.articles.length) {
        var every = link("search.html", "d-hit-every", say("every"));
        every.href += "?q=" + encodeURIComponent(input.value);
        results.append(every);
      }
    });
  }
  input.addEventListener("input", later(ask));
  box.querySelector("form").addEventListener("reset", function () { window.setTimeout(ask); });
  box.querySelector("form").addEventListener("submit", function (event) { if (!input.value.trim()) event.preventDefault(); });
  keys(box, input, results, close);
  document.addEventListener("click", function (event) {
    if (toggle && toggle.checked && !box.contains(event.target) && !event.target.closest("label[for=__search]")) toggle.checked = false;
  });
  ask();
}

function openPage(page) {
  var form = page.querySelector("form"), input = form.elements.q, results = page.querySelector("[data-d-results]");
  var said = page.querySelector("[data-d-status]"), facets = page.querySelector("[data-d-facets]"), shown = 0;
  function read() {
    var asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    form.elements.sort.value = asked.get("sort") || "best";
    if (!form.elements.sort.value) form.elements.sort.value = "best";
  }
  function write() {
    var asked = new URLSearchParams();
    if (input.value) asked.set("q", input.value);
    if (form.elements.sort.value !== "best") asked.set("sort", form.elements.sort.value);
    var address = location.pathname + (String(asked) ? "?" + asked : "");
    try { history.replaceState(null, "", address); } catch (error) { /* from disk some browsers refuse: the page still works */ }
  }
  function ask(more) {
    var options = { sort: form.elements.sort.value, start: more ? shown : 0, facets: !more, typing: document.activeElement === input };
    return window.dossierFind(input.value, options, "page").then(function (message) {
      if (message.broken) said.textContent = say("broken", message.broken);
      var answer = message.content;
      if (!answer) return;
      if (!more) results.replaceChildren();
      else results.querySelector(".d-hit-more").remove();
      if (more) answer.people = answer.quotations = answer.dates = answer.notes = [];
      said.textContent = answer.asked ? status(answer) + " · " + say("all", number(answer.searched.sentences), number(answer.searched.articles)) : status(answer);
      shown = options.start + answer.articles.length;
      show(results, answer, 3);
      if (answer.facets) showFacets(facets, answer);
      if (answer.total > shown && answer.articles.length) {
        var button = results.appendChild(make("button", "d-hit-more md-button", say("more")));
        button.type = "button";
        button.addEventListener("click", function () { ask(true); });
      }
    });
  }
  function showFacets(into, answer) {
    into.replaceChildren();
    ["outlet", "year", "person", "said-by"].forEach(function (name) {
      var rows = answer.facets[name];
      if (!answer.asked || !rows.length) return;
      var fold = into.appendChild(make("details", "d-facet"));
      fold.open = window.matchMedia("(min-width: 60em)").matches;
      fold.append(make("summary", "", say(name)));
      var list = fold.appendChild(make("ul"));
      rows.forEach(function (row) {
        var button = list.appendChild(make("li")).appendChild(make("button", "d-facet-value", row[0]));
        button.type = "button";
        button.append(make("span", "d-facet-count", number(row[1])));
        button.addEventListener("click", function () {
          var part = name === "year" ? "after:" + row[0] + " before:" + row[0] : name + ':"' + row[0].replace(/"/g, "") + '"';
          input.value = (input.value.trim() + " " + part).trim() + " ";
          write();
          ask().then(function () { said.focus(); });
        });
      });
    });
  }
  input.addEventListener("input", later(function () { write(); ask(); }));
  form.elements.sort.addEventListener("change", function () { write(); ask(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    write();
    ask();
  });
  window.addEventListener("popstate", function () { read(); ask(); });
  keys(page, input, results, function () { input.focus(); });
  read();
  if (!input.value) input.focus();
  ask();
}
