/* Conveniences. Every page is complete without them: filters on the lists, buttons that copy, a click on a sentence
   that puts its address into the address bar, a search result that opens at its sentence. Works from disk, asks
   nothing of the network. */
(function () {
  "use strict";

  function fold(words) {
    return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function filter(form) {
    var list = document.getElementById(form.getAttribute("data-d-filter"));
    if (!list) return;
    var items = Array.prototype.slice.call(list.children);
    var words = items.map(function (item) { return fold(item.textContent); });
    var output = form.querySelector("output");
    function apply() {
      var wanted = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
      var facets = Array.prototype.filter.call(form.querySelectorAll("select"), function (s) { return s.value; });
      var shown = 0;
      items.forEach(function (item, at) {
        var fits = wanted.every(function (word) { return words[at].indexOf(word) >= 0; }) &&
          facets.every(function (facet) {
            return (item.getAttribute("data-" + facet.name) || "").split("\n").indexOf(facet.value) >= 0;
          });
        item.hidden = !fits;
        if (fits) shown += 1;
      });
      output.textContent = shown === items.length ? "" : shown + " of " + items.length;
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = items.length < 2;
    apply();
  }

  function copyButton(box) {
    var code = box.querySelector("code");
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(code);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      var area = document.createElement("textarea");
      area.value = code.textContent;
      area.style.position = "fixed";
      area.style.opacity = "0";
      document.body.appendChild(area);
      area.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (error) { done = false; }
      area.remove();
      button.focus();
      button.textContent = done ? "Copied" : "Select and copy";
      window.setTimeout(function () { button.textContent = "Copy"; }, 2000);
    });
    box.appendChild(button);
  }

  function citeOnClick(body) {
    body.addEventListener("click", function (event) {
      if (event.target.closest("a") || String(window.getSelection())) return;
      var sentence = event.target.closest(".d-s");
      if (!sentence) return;
      var top = window.scrollY;
      window.location.hash = sentence.id;
      window.scrollTo(0, top);
    });
  }

  /* A search result opens its page with ?h=words, which the theme marks a moment later: show the sentence
     that holds most of them. */
  function showBestMatch(body) {
    if (/^#(?!b-)/.test(location.hash) || !/[?&]h=./.test(location.search)) return;
    var watch = new MutationObserver(function () {
      var sentences = Array.prototype.slice.call(body.querySelectorAll(".d-s, p, li, blockquote"));
      var most = 0, best = null;
      sentences.forEach(function (sentence) {
        var marked = 0;
        sentence.querySelectorAll("mark[data-md-highlight]").forEach(function (mark) {
          marked += mark.textContent.length;
        });
        if (marked > most) { most = marked; best = sentence; }
      });
      if (!best) return;
      watch.disconnect();
      best.scrollIntoView({ block: "center" });
    });
    watch.observe(body, { childList: true, subtree: true });
    window.setTimeout(function () { watch.disconnect(); }, 5000);
  }

  document.querySelectorAll("article.md-content__inner").forEach(showBestMatch);
  document.querySelectorAll("form[data-d-filter]").forEach(filter);
  document.querySelectorAll(".d-copy").forEach(copyButton);
  document.querySelectorAll(".d-body").forEach(citeOnClick);
})();
