// What search says, by the language of the page.
var STRINGS = {
  en: {
    searched: "{0} of {1} articles", all: "Searched: {0} sentences in {1} articles", none: "Nothing found",
    typo: "Nothing for “{0}”, showing “{1}”", instead: "No “{0}” as it is, showing “{1}”",
    spelling: "Also “{1}”: {2} is printed so too", some: "No article has all of this; these have the most of it",
    long: "Only the first {0} characters were read", many: "Only the first {0} words were read",
    short: "Very many words begin with “{0}”; some are left out", "no-date": "“{0}” names no date and was left out",
    "no-place": "“{0}” is not known and was left out; in:quotes is",
    "no-person": "Nobody in the dossier is called “{0}”", "no-outlet": "No outlet in the dossier is called “{0}”",
    people: "People", quotations: "Quotations", dates: "Dates", articles: "Articles", undated: "undated",
    outletUnknown: "outlet unknown", named: "in {0} articles", one: "in 1 article", speakerUnknown: "unknown speaker",
    more: "More results", every: "All results", matching: "{0} sentences with these words",
    missing: "A part of the index is missing or damaged ({0}): what it holds is left out.",
    broken: "The search index cannot be read ({0}). Build the site again.",
    outlet: "Outlet", year: "Year", person: "Named", "said-by": "Quoted", waiting: "Searching…", hint: "Type to search"
  },
  de: {
    searched: "{0} von {1} Artikeln", all: "Durchsucht: {0} Sätze in {1} Artikeln", none: "Nichts gefunden",
    typo: "Nichts zu „{0}“, gezeigt wird „{1}“", instead: "Kein „{0}“ in dieser Form, gezeigt wird „{1}“",
    spelling: "Auch „{1}“: so steht {2} ebenfalls gedruckt", some: "Kein Artikel hat alles davon; diese haben das meiste",
    long: "Nur die ersten {0} Zeichen wurden gelesen", many: "Nur die ersten {0} Wörter wurden gelesen",
    short: "Sehr viele Wörter beginnen mit „{0}“; einige fehlen", "no-date": "„{0}“ ist kein Datum und blieb unbeachtet",
    "no-place": "„{0}“ ist unbekannt und blieb unbeachtet; in:quotes gibt es",
    "no-person": "Niemand im Dossier heißt „{0}“", "no-outlet": "Kein Medium im Dossier heißt „{0}“",
    people: "Personen", quotations: "Zitate", dates: "Daten", articles: "Artikel", undated: "undatiert",
    outletUnknown: "Medium unbekannt", named: "in {0} Artikeln", one: "in 1 Artikel", speakerUnknown: "Sprecher unbekannt",
    more: "Weitere Treffer", every: "Alle Treffer", matching: "{0} Sätze mit diesen Wörtern",
    missing: "Ein Teil des Index fehlt oder ist beschädigt ({0}): was er enthält, fehlt hier.",
    broken: "Der Suchindex ist nicht lesbar ({0}). Die Seite muss neu gebaut werden.",
    outlet: "Medium", year: "Jahr", person: "Genannt", "said-by": "Zitiert", waiting: "Sucht …", hint: "Suchwörter eingeben"
  }
};
var LANGUAGE = document.documentElement.lang || "en", SAYS = STRINGS[LANGUAGE.slice(0, 2)] || STRINGS.en;

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
