// The same as query.py.
var LONGEST = 1000, MOST = 32;
var PART = /(-?)(?:(person|said-by|outlet|after|before|in):)?(?:"([^"]*)("?)|([^\s"]+))/gi;
var FIELDS = ["person", "said-by", "outlet", "after", "before", "in"];

function readQuery(words, typing) {
  var notes = [], signs = Array.from(words);
  if (signs.length > LONGEST) {
    notes.push(["long", String(LONGEST)]);
    words = signs.slice(0, LONGEST).join("");
  }
  words = words.replace(/[\x1c-\x1f\x85\ufeff]/g, " ");
  var parts = dated(Array.from(words.replace(/[“”„‟«»＂]/g, '"').matchAll(PART), partOf));
  var query = { groups: [], without: [], fields: [], notes: notes }, either = false;
  var unfinished = typing && words && !/[\s"]$/.test(words);
  parts.slice(0, MOST).forEach(function (part, at) {
    if (part.kind === "or") {
      either = query.groups.length > 0;
      return;
    }
    var item = readItem(part, notes);
    if (!item) return;
    var words = item.kind === "word" || item.kind === "phrase";
    if (unfinished && at === parts.length - 1 && words && !item.negative) item.prefix = true;
    if (!words && item.kind !== "date") query.fields.push(item);
    else if (item.negative) query.without.push(item);
    else if (either) query.groups[query.groups.length - 1].push(item);
    else query.groups.push([item]);
    either = false;
  });
  if (parts.length > MOST) notes.push(["many", String(MOST)]);
  return query;
}

function partOf(match) {
  var minus = !!match[1], field = match[2], quoted = match[3], bare = match[5];
  var text = quoted === undefined ? bare : quoted;
  if (field) return { kind: field.toLowerCase(), text: text, negative: minus };
  if (quoted !== undefined) return { kind: "phrase", text: text, negative: minus };
  if (bare.endsWith(":") && FIELDS.includes(bare.slice(0, -1).toLowerCase())) return { kind: "bare", text: "" };
  if (bare === "OR" && !minus) return { kind: "or", text: text };
  return { kind: "bare", text: text, negative: minus };
}

function dated(parts) {
  var found = [], at = 0;
  while (at < parts.length) {
    var step = 0;
    for (var width = 5; width > 0 && !step; width--) {
      var some = parts.slice(at, at + width);
      if (some.length < width || some.some(function (part) { return part.kind !== "bare" || part.negative; })) continue;
      var text = some.map(function (part) { return part.text; }).join(" "), days = readDays(text);
      if (days.length && !(width === 1 && days[0].length === 4)) {
        found.push({ kind: "date", text: text, days: days });
        step = width;
      }
    }
    if (!step) found.push(parts[at]);
    at += step || 1;
  }
  return found;
}

function readItem(part, notes) {
  var words = rawWords(part.text), tokens = words.flatMap(tokensOf);
  function item(kind, more) {
    return Object.assign(
      { kind: kind, given: part.text, tokens: tokens, prefix: false, negative: !!part.negative, spelled: null, days: [] },
      more);
  }
  if (part.kind === "after" || part.kind === "before") {
    var days = readDays(part.text);
    if (days.length && days[0][0] !== "-") return item(part.kind, { tokens: [], days: days.slice(0, 1) });
    notes.push(["no-date", part.kind + ":" + part.text]);
    return null;
  }
  if (part.kind === "in") {
    if (/^(quotes|quotations)$/i.test(part.text)) return item("quotes", { tokens: [], negative: false });
    notes.push(["no-place", "in:" + part.text]);
    return null;
  }
  if (!tokens.length) return null;
  if (part.kind === "date") return item("date", { days: part.days });
  if (["person", "said-by", "outlet"].includes(part.kind)) return item(part.kind);
  var prefix = part.kind === "bare" && part.text.endsWith("*");
  if (tokens.length === 1 && isUnspaced(tokens[0]) && Array.from(tokens[0]).length === 1) return item("word", { prefix: true });
  if (tokens.length > 1 || part.kind === "phrase") return item("phrase", { prefix: prefix });
  return item("word", { prefix: prefix, spelled: writtenOut(words[0]) });
}
