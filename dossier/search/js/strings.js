// What search says: SAYS is put before this, in the language of the site. Numbers and days by a table of our own, for a
// browser takes longer to get its own ready than a search takes.
function say(key) {
  var words = Array.prototype.slice.call(arguments, 1);
  return SAYS[key].replace(/\{(\d)\}/g, function (_, at) { return words[at]; });
}

function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, SAYS.thousands);
}

// An ISO day, month or year in words; anything else of EDTF as it stands.
function when(day) {
  var parts = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?$/.exec(day);
  if (!parts) return day.replace("/", " – ");
  var month = SAYS.months.split(" ")[parts[2] - 1], year = Number(parts[1]);
  return parts[3] ? say("day", Number(parts[3]), month, year) : month + " " + year;
}
