// On every page: fetches the program when somebody begins to search, and not before.
(function () {
  "use strict";
  var base = new URL(".", document.currentScript.src).href, asked = false;
  var toggle = document.getElementById("__search");
  var box = document.querySelector(".d-search-box input"), page = document.querySelector("[data-d-search]");
  var lists = document.querySelectorAll("form[data-d-narrow]");

  function load() {
    if (asked) return;
    asked = true;
    var script = document.createElement("script");
    script.src = base + "search.js";
    script.onerror = function () {
      asked = false;
      document.querySelectorAll("[data-d-status]").forEach(function (status) {
        status.textContent = status.getAttribute("data-d-missing");
      });
      lists.forEach(function (form) { form.querySelector("output").textContent = form.getAttribute("data-missing"); });
    };
    document.head.appendChild(script);
  }

  window.dossierBase = base;
  lists.forEach(function (form) {
    form.hidden = false;
    form.addEventListener("focusin", load);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });
  if (page || (lists.length && /^#filter:/.test(location.hash))) load();
  if (!box) return;
  box.addEventListener("focus", function () {
    load();
    if (toggle) toggle.checked = true;
  });
  if (toggle) toggle.addEventListener("change", function () { if (toggle.checked) box.focus(); });
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    var input = page ? page.querySelector("input[name=q]") : box;
    input.focus();
    input.select();
  });
})();
