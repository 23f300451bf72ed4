// What search says: SAYS is put before this, in the language of the site.
var LANGUAGE = document.documentElement.lang || "en";

function say(key) {
  var words = Array.prototype.slice.call(arguments, 1);
  return SAYS[key].replace(/\{(\d)\}/g, function (_, at) { return words[at]; });
}

function number(value) {
  return value.toLocaleString(LANGUAGE);
}

// An ISO day, month or year in words; anything else of EDTF as it stands.
function when(day) {
  if (!/^\d{4}-\d\d(-\d\d)?$/.test(day)) return day.replace("/", " – ");
  var whole = day.length === 10, date = new Date(whole ? day : day + "-01");
  var form = { year: "numeric", month: "long", timeZone: "UTC" };
  if (whole) form.day = "numeric";
  return isNaN(date) ? day : date.toLocaleDateString(LANGUAGE === "en" ? "en-GB" : LANGUAGE, form);
}
