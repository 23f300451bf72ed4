// The same as words.py, days.py, stems.py and scores.py.
var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t",
  "þ": "th", "ς": "σ" };
var WRITTEN_OUT = { "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa" };
var UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]+/gu;
// "U.S.", "p.m.": one word, found under its letters alone. Of the acronyms the small letters are words of their own.
var ACRONYMS = ["IT", "US", "WHO"];
var WORD = /[A-Za-z](?:\.[A-Za-z])+(?![\p{L}\p{N}\p{M}_])|[0-9]{1,3}(?:,[0-9]{3})+(?![\p{L}\p{N}\p{M}_])|[\p{L}\p{N}\p{M}_]+(?:['’]s(?![\p{L}\p{N}\p{M}_]))?/gu;
// The same for texts of which all characters are of the first: an engine takes milliseconds to get the one above ready.
var WESTERN = /^[\x00-\u024f\u2010-\u206f]*$/;
var WESTERN_WORD = /[A-Za-z](?:\.[A-Za-z])+(?![\wªµºÀ-ÖØ-öø-ɏ²³¹¼-¾])|[0-9]{1,3}(?:,[0-9]{3})+(?![\wªµºÀ-ÖØ-öø-ɏ²³¹¼-¾])|[\wªµºÀ-ÖØ-öø-ɏ²³¹¼-¾]+(?:['’]s(?![\wªµºÀ-ÖØ-öø-ɏ²³¹¼-¾]))?/g;

function pattern(text) {
  return WESTERN.test(text) ? WESTERN_WORD : WORD;
}

function rawWords(text) {
  return text.match(pattern(text)) || [];
}

// Begin and end of each token of the words of a text: between two words is nothing that the second could be found in.
function spansOf(text, words) {
  var spans = [], at = 0;
  words.forEach(function (word) {
    var begin = text.indexOf(word, at);
    at = begin + word.length;
    tokensOf(word).forEach(function () { spans.push([begin, begin + word.length]); });
  });
  return spans;
}

function foldedWord(word) {
  if (word.length > 2 && /['’]s$/.test(word)) word = word.slice(0, -2);
  var lower = word.normalize("NFKD").toLowerCase().replace(/[ßæœøđðħıłŧþς]/g, function (c) { return LETTERS[c]; });
  return isPlain(lower) ? lower.replace(/,/g, "") : lower.replace(/[\u0300-\u06ff]/g, function (c) { return /\p{Mn}/u.test(c) ? "" : c; })
    .normalize("NFC").replace(/,/g, "");
}

function pairs(run) {
  var signs = Array.from(run), found = [];
  for (var at = 0; at + 1 < signs.length; at++) found.push(signs[at] + signs[at + 1]);
  return found.length ? found : [run];
}

var KNOWN = new Map();

function tokensOf(word) {
  var tokens = KNOWN.get(word);
  if (tokens) return tokens;
  tokens = tokensOfNew(word);
  if (KNOWN.size > 20000) KNOWN.clear();
  KNOWN.set(word, tokens);
  return tokens;
}

function tokensOfNew(word) {
  if (word.endsWith("’s")) word = word.slice(0, -2);
  if (isPlain(word)) {
    word = word.replace(/'s$/, "").replace(/[.,]/g, "");
    return [ACRONYMS.includes(word) ? word : word.toLowerCase()];
  }
  var folded = foldedWord(word), tokens = [], at = 0;
  if (isPlain(folded)) return folded ? [folded] : [];
  for (var match of folded.matchAll(UNSPACED)) {
    if (match.index > at) tokens.push(folded.slice(at, match.index));
    tokens = tokens.concat(pairs(match[0]));
    at = match.index + match[0].length;
  }
  if (at < folded.length) tokens.push(folded.slice(at));
  return tokens;
}

function isUnspaced(token) {
  if (isPlain(token)) return false;
  var match = token.match(UNSPACED);
  return !!match && match[0] === token;
}

function writtenOut(word) {
  var lower = word.normalize("NFC").toLowerCase();
  if (!/[äöüøå]/.test(lower)) return null;
  return foldedWord(lower.replace(/[äöüøå]/g, function (c) { return WRITTEN_OUT[c]; }));
}

function isAlpha(token) {
  return isPlain(token) ? /^[A-Za-z]+$/.test(token) : /^\p{L}+$/u.test(token);
}

function stemRange(stemmed) {
  return stemmed.length > 3 && /[ei]$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}

var LEVELS = [4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724], FULL = 4096;

function rarity(documents, holding) {
  return Math.max(1, Math.floor(256 * Math.log(1 + (documents - holding + 0.5) / (holding + 0.5)) + 0.5));
}

function weight(occurrences) {
  return Math.floor(occurrences * FULL / (occurrences + 19));
}

function readDays(words) {
  words = words.replace(/^[ ,.]+|[ ,.]+$/g, "");
  if (/^[12][0-9]{3}(-[0-9]{1,2}){0,2}$/.test(words)) return isoDay.apply(null, words.split("-").map(Number));
  var parts = words.split(/[\s.,/-]+/).filter(Boolean);
  if (/^[0-9]{1,2}([./])[0-9]{1,2}\1[12][0-9]{3}$/.test(words)) {
    var figures = parts.map(Number);
    return unique(isoDay(figures[2], figures[1], figures[0]).concat(isoDay(figures[2], figures[0], figures[1])));
  }
  function monthOf(part) {
    var folded = foldedWord(part);
    return Object.hasOwn(MONTHS, folded) ? MONTHS[folded] : null;
  }
  if (!parts.length || monthOf(parts[parts.length - 1]) === 0) return [];
  parts = parts.filter(function (part) { return monthOf(part) !== 0; });
  var year = /^[12][0-9]{3}$/.test(parts[parts.length - 1]) ? Number(parts.pop()) : null, month = 0, day = null, named = 0;
  parts.forEach(function (part) {
    var number = monthOf(part);
    if (number) {
      named += 1;
      month = month || number;
    } else if (day === null) {
      var match = /^([0-9]{1,2})(?:st|nd|rd|th)?$/.exec(part.toLowerCase());
      day = match ? Number(match[1]) : 0;
    }
  });
  if (parts.length > 2 || named !== 1) return [];
  if (year === null) {
    return day ? isoDay(2000, month, day).map(function (iso) { return iso.replace("2000", "-"); }) : [];
  }
  return day === null ? isoDay(year, month) : isoDay(year, month, day);
}

function isoDay(year, month, day) {
  var m = month === undefined ? 1 : month, d = day === undefined ? 1 : day;
  if (m < 1 || m > 12 || d < 1 || d > daysIn(year, m)) return [];
  return [[String(year).padStart(4, "0")].concat([month, day].filter(function (part) {
    return part !== undefined;
  }).map(function (part) { return String(part).padStart(2, "0"); })).join("-")];
}

function daysIn(year, month) {
  return new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate();
}

// Days as Python counts them: 1 is the first of January of the year 1.
function ordinal(year, month, day) {
  return Math.round(Date.UTC(2000 + year % 400, month - 1, day) / 864e5) + 719163 + (Math.floor(year / 400) * 400 - 2000) * 365.2425;
}

function boundsOf(day) {
  var parts = day.split("-").map(Number), year = parts[0];
  if (parts.length === 3) {
    var only = ordinal(year, parts[1], parts[2]);
    return [only, only];
  }
  var month = parts.length === 2 ? parts[1] : 12;
  return [ordinal(year, parts.length === 2 ? month : 1, 1), ordinal(year, month, daysIn(year, month))];
}

function yearOf(number) {
  return new Date((number - 719163) * 864e5).getUTCFullYear();
}

function unique(list) {
  return Array.from(new Set(list));
}
