/* Before the page is drawn: the reader's choice of light or dark, and what the theme's own search asks for. */
var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = function (words) {
  return Array.from(words).reduce(function (sum, sign) { return (sum << 5) - sum + sign.charCodeAt(0); }, 0);
};
var __md_get = function (key, store, scope) {
  try { return JSON.parse((store || localStorage).getItem((scope || __md_scope).pathname + "." + key)); } catch (error) { return null; }
};
var __md_set = function (key, value, store, scope) {
  try { (store || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value)); } catch (error) { /* private window */ }
};
(function () {
  "use strict";
  var chosen = __md_get("d-scheme");
  var dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
  document.documentElement.classList.add("js");
})();
