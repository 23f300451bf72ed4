/* From disk the links of the page for lost addresses start at the disk's root: lead them into this folder instead. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  var home = new URL("..", document.currentScript.src);
  Array.prototype.forEach.call(document.querySelectorAll('a[href^="/"]'), function (link) {
    link.href = new URL(link.getAttribute("href").slice(1), home);
  });
})();
