/* Conveniences. Every page is complete without them: filters on the lists, buttons that copy, what a mark was read as,
   the address of a sentence, another reference for the variants. Works from disk, asks nothing of the network. */
(function () {
  "use strict";

  function each(found, act) { Array.prototype.forEach.call(found, act); }
  function all(selector, root) { return (root || document).querySelectorAll(selector); }
  function say(name, otherwise) { return document.body.getAttribute("data-t-" + name) || otherwise; }
  function fold(words) { return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function make(name, words, className) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (className) made.className = className;
    return made;
  }

  /* Light and dark */
  function scheme(button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var dark = document.body.getAttribute("data-md-color-scheme") === "slate";
      document.body.setAttribute("data-md-color-scheme", dark ? "default" : "slate");
      if (window.__md_set) window.__md_set("d-scheme", dark ? "default" : "slate");
    });
  }

  /* Filters: the choice stands in the address, as #filter:outlet=WION&q=nato */
  function filter(form) {
    var list = document.getElementById(form.getAttribute("data-d-filter"));
    if (!list || form.hasAttribute("data-d-narrow")) return;  // the search narrows that one
    var items = Array.prototype.slice.call(all("[data-d-row]", list));
    var words = items.map(function (item) { return fold(item.textContent); });
    var output = form.querySelector("output");
    var selects = Array.prototype.slice.call(all("select", form));

    function values(item, name) { return (item.getAttribute("data-" + name) || "").split("\n"); }

    function fits(item, at, wanted, but) {
      return wanted.every(function (word) { return words[at].indexOf(word) >= 0; }) &&
        selects.every(function (select) {
          return select === but || !select.value || values(item, select.name).indexOf(select.value) >= 0;
        });
    }

    function count(wanted) {
      selects.forEach(function (select) {
        var counts = {};
        items.forEach(function (item, at) {
          if (fits(item, at, wanted, select)) values(item, select.name).forEach(function (v) { counts[v] = (counts[v] || 0) + 1; });
        });
        each(select.options, function (option) {
          if (option.value) option.textContent = option.value + " (" + (counts[option.value] || 0) + ")";
        });
      });
    }

    function apply(event) {
      var wanted = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      items.forEach(function (item, at) {
        item.hidden = !fits(item, at, wanted, null);
        if (!item.hidden) shown += 1;
      });
      each(all(".d-period", list), function (period) {
        period.hidden = !period.querySelector("[data-d-row]:not([hidden])");
      });
      count(wanted);
      var narrowed = shown < items.length;
      output.textContent = narrowed
        ? output.getAttribute("data-of").replace("{shown}", shown).replace("{all}", items.length) : "";
      if (event) remember(narrowed);
    }

    function remember(narrowed) {
      var state = new URLSearchParams();
      selects.forEach(function (select) { if (select.value) state.set(select.name, select.value); });
      if (form.elements.q.value) state.set("q", form.elements.q.value);
      var hash = String(state) ? "#filter:" + state : "";
      if (hash || /^#filter:/.test(location.hash)) history.replaceState(null, "", hash || location.pathname + location.search);
    }

    function recall() {
      if (!/^#filter:/.test(location.hash)) return;
      var state = new URLSearchParams(location.hash.slice(8));
      selects.forEach(function (select) { select.value = state.get(select.name) || ""; });
      form.elements.q.value = state.get("q") || "";
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", function () { recall(); apply(); });
    form.hidden = items.length < 2;
    recall();
    apply();
  }

  /* Copying */
  function copy(words, button) {
    function told(done) {
      var before = button.textContent;
      button.textContent = done ? say("copied", "Copied") : say("select", "Select and copy");
      window.setTimeout(function () { button.textContent = before; }, 1800);
    }
    function oldWay() {
      var area = make("textarea", words, "d-hidden");
      document.body.appendChild(area);
      area.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (error) { done = false; }
      area.remove();
      button.focus();
      told(done);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(words).then(function () { told(true); }, oldWay);
    } else { oldWay(); }
  }

  function copyButton(box) {
    var button = make("button", say("copy", "Copy"));
    button.type = "button";
    button.addEventListener("click", function () { copy(box.querySelector("code").textContent, button); });
    box.appendChild(button);
  }

  /* One popover: what a mark was read as, or the address of a sentence */
  var pop = make("div", "", "d-pop");
  var opener = null;
  pop.hidden = true;
  pop.id = "d-pop";

  function close() {
    if (pop.hidden) return;
    pop.hidden = true;
    if (opener) opener.removeAttribute("aria-describedby");
    opener = null;
  }

  function place(at) {
    var box = at.getBoundingClientRect();
    pop.hidden = false;
    var left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 8);
    pop.style.left = Math.max(8, left) + window.scrollX + "px";
    var below = box.bottom + 6;
    var above = box.top - pop.offsetHeight - 6;
    pop.style.top = (below + pop.offsetHeight > window.innerHeight && above > 60 ? above : below) + window.scrollY + "px";
  }

  function reading(mark) {
    var row = document.getElementById("e-" + mark.getAttribute("data-e"));
    if (!row) return false;
    pop.textContent = "";
    var head = make("p");
    head.appendChild(row.querySelector("b").cloneNode(true));
    pop.appendChild(head);
    pop.appendChild(make("p", row.querySelector(".d-kind").textContent));
    pop.appendChild(make("p", row.querySelector(".d-meta").textContent, "d-meta"));
    opener = mark;
    if (mark.matches("a")) mark.setAttribute("aria-describedby", "d-pop");
    place(mark);
    return true;
  }

  /* The sentence on the page of the outlet: a text fragment, as dossier/text/fragments.py makes it */
  function inOriginal(address, sentence) {
    var words = sentence.textContent.replace(/^[\s"'“”„‘’‚«»‹›.,;:!?…–—-]+|[\s"'“”„‘’‚«»‹›.,;:!?…–—-]+$/g, "").split(/\s+/);
    var ends = words.length > 8 ? [words.slice(0, 4), words.slice(-4)] : [words];
    var text = ends.map(function (end) { return encodeURIComponent(end.join(" ")).replace(/-/g, "%2D"); }).join(",");
    var link = make("a", say("original", "In the original"));
    link.href = address.split("#")[0] + "#:~:text=" + text;
    link.rel = "noopener noreferrer nofollow";
    return link;
  }

  function address(sentence) {
    pop.textContent = "";
    var button = make("button", say("link", "Copy link to this sentence"));
    button.type = "button";
    button.addEventListener("click", function () {
      var whole = sentence.closest("[data-d-whole]");
      var page = whole ? new URL(whole.getAttribute("data-d-whole"), location.href).href : location.href.split("#")[0];
      copy(page + "#" + sentence.id, button);
    });
    pop.appendChild(button);
    var original = sentence.closest("[data-original]");
    if (original) pop.appendChild(inOriginal(original.getAttribute("data-original"), sentence));
    opener = null;
    place(sentence);
  }

  function marks(body) {
    document.body.appendChild(pop);
    var touched = false, timer = 0;
    body.addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; });
    body.addEventListener("mouseover", function (event) {
      var mark = event.target.closest("[data-e]");
      window.clearTimeout(timer);
      if (mark && !touched) timer = window.setTimeout(function () { reading(mark); }, 350);
    });
    body.addEventListener("mouseout", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(function () { if (!pop.matches(":hover") && opener) close(); }, 400);
    });
    pop.addEventListener("mouseleave", function () { if (opener) close(); });
    body.addEventListener("focusin", function (event) {
      var mark = event.target.closest("[data-e]") || event.target.parentNode.closest("[data-e]");
      if (mark && event.target.matches(":focus-visible")) reading(mark);
    });
    body.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      var mark = event.target.closest("[data-e]");
      if (link && touched && mark === link && opener !== link) { event.preventDefault(); reading(link); return; }
      if (link || String(window.getSelection())) return;
      var sentence = event.target.closest(".d-s");
      if (mark && touched) { reading(mark); } else if (sentence) {
        var top = window.scrollY;
        window.location.hash = sentence.id;
        window.scrollTo(0, top);
        address(sentence);
      }
    });
    document.addEventListener("click", function (event) {
      if (!pop.hidden && !pop.contains(event.target) && !body.contains(event.target)) close();
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
  }

  /* The reader's choice of marks stays for the next article */
  function rememberMarks(box) {
    var key = "d-" + box.id;
    if (window.__md_get && window.__md_get(key) !== null) box.checked = window.__md_get(key);
    box.addEventListener("change", function () { if (window.__md_set) window.__md_set(key, box.checked); });
  }

  /* Variants: any of them can be the one that the others are set against */
  function tokens(words) { return words.split(/\s+/).filter(Boolean); }
  function key(word) { return fold(word).replace(/[^\p{L}\p{N}]/gu, "") || word; }

  function difference(from, to) {
    var table = [], i, j;
    for (i = from.length; i >= 0; i -= 1) {
      table[i] = [];
      for (j = to.length; j >= 0; j -= 1) {
        if (i === from.length || j === to.length) table[i][j] = 0;
        else if (key(from[i]) === key(to[j])) table[i][j] = table[i + 1][j + 1] + 1;
        else table[i][j] = Math.max(table[i + 1][j], table[i][j + 1]);
      }
    }
    var found = [];
    i = 0; j = 0;
    function put(name, word) {
      var last = found[found.length - 1];
      if (last && last[0] === name) last[1].push(word); else found.push([name, [word]]);
    }
    while (i < from.length || j < to.length) {
      if (i < from.length && j < to.length && key(from[i]) === key(to[j])) { put("", to[j]); i += 1; j += 1; }
      else if (j === to.length || (i < from.length && table[i + 1][j] >= table[i][j + 1])) { put("del", from[i]); i += 1; }
      else { put("ins", to[j]); j += 1; }
    }
    return found;
  }

  function variants(box) {
    var views = Array.prototype.slice.call(all(".d-variant", box));
    var words = views.map(function (view) {
      var plain = view.querySelector(".d-words").cloneNode(true);
      each(all("del", plain), function (gone) { gone.remove(); });
      return tokens(plain.textContent);
    });
    function against(chosen) {
      views.forEach(function (view, at) {
        var shown = view.querySelector(".d-words");
        shown.textContent = "";
        difference(words[chosen], words[at]).forEach(function (part, number) {
          if (number) shown.appendChild(document.createTextNode(" "));
          shown.appendChild(part[0] ? make(part[0], part[1].join(" ")) : document.createTextNode(part[1].join(" ")));
        });
        view.classList.toggle("d-is-reference", at === chosen);
        var like = view.querySelector(".d-like");
        if (!like.hasAttribute("data-stated")) like.setAttribute("data-stated", like.textContent);
        like.textContent = at === chosen ? box.getAttribute("data-reference") : "";
        view.querySelector("button").setAttribute("aria-pressed", at === chosen);
      });
    }
    views.forEach(function (view, at) {
      var button = make("button", box.getAttribute("data-label"));
      button.type = "button";
      button.addEventListener("click", function () { against(at); });
      view.appendChild(button);
    });
  }

  /* The first page of a long article is the one that is cited: what stands elsewhere is found from there, and what is no
     longer on a further page is asked of the first */
  function leadOn() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (!/^[sb]-/.test(id)) return;
    var target = document.getElementById(id);
    var elsewhere = target && target.closest(".d-elsewhere");
    var whole = document.querySelector("[data-d-whole]");
    if (elsewhere) location.replace((target.href || target.parentNode.querySelector(".d-way").href + "#" + id));
    else if (!target && whole) location.replace(whole.getAttribute("data-d-whole") + "#" + id);
  }

  /* An address that leads into a fold opens it */
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    var fold_ = target.closest("details:not([open])");
    if (!fold_) return;
    for (; fold_; fold_ = fold_.parentNode.closest("details")) fold_.open = true;
    target.scrollIntoView();
  }

  /* The theme's own search: a result opens at the sentence that holds most of the words; the large box hands over */
  function showBestMatch(body) {
    if (/^#(?!b-)/.test(location.hash) || !/[?&]h=./.test(location.search)) return;
    var watch = new MutationObserver(function () {
      var most = 0, best = null;
      each(all(".d-s, p, li, blockquote", body), function (sentence) {
        var marked = 0;
        each(all("mark[data-md-highlight]", sentence), function (mark) { marked += mark.textContent.length; });
        if (marked > most) { most = marked; best = sentence; }
      });
      if (!best) return;
      watch.disconnect();
      best.scrollIntoView({ block: "center" });
    });
    watch.observe(body, { childList: true, subtree: true });
    window.setTimeout(function () { watch.disconnect(); }, 5000);
  }

  function handOver(form) {
    var theirs = document.querySelector("input.md-search__input");
    if (!theirs) return;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      theirs.focus();
      theirs.value = form.elements.q.value;
      theirs.dispatchEvent(new Event("input", { bubbles: true }));
      theirs.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    });
  }

  /* On a phone the tabs are wider than the screen: the one that the reader is on comes into sight */
  function showTab(tab) {
    var bar = tab.closest(".d-tabs");
    bar.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - bar.clientWidth / 2;
  }

  each(all(".d-tabs [aria-current]"), showTab);
  each(all(".d-scheme"), scheme);
  each(all("article.dossier, article.md-content__inner"), showBestMatch);
  each(all("form[data-d-filter]"), filter);
  each(all("form[data-d-hand-over]"), handOver);
  each(all(".d-copy"), copyButton);
  each(all(".d-body"), marks);
  each(all(".d-marks input[id^=show-]"), rememberMarks);
  each(all("[data-d-variants]"), variants);
  window.addEventListener("hashchange", unfold);
  window.addEventListener("hashchange", leadOn);
  unfold();
  leadOn();
})();
