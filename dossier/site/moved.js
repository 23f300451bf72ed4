/* A page that has moved: on to its new place, and to what the address names on it. */
(function () {
  "use strict";
  var way = document.querySelector("a");
  location.replace(way.href.split("#")[0] + (location.hash || way.hash));
})();
