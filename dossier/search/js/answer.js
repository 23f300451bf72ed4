// The same as sentences.py, facets.py and answer.py.
var HEADLINE = 1, NEAR = 6, LENGTH = 64, PAGE = 10, SMALL = 200, LOOKED_AT_SMALL = 40, GROUP = 5, SHOWN = 12;

function readText(text, items) {
  var tokens = [], words = rawWords(text), spans = null, marks = new Map(), near = 0;
  for (var word of words) {
    var own = tokensOf(word);
    if (own.length === 1) tokens.push(own[0]);
    else tokens.push.apply(tokens, own);
  }
  var stands = items.map(function (item) { return standsOf(tokens, item.phrase); });
  // Where words stand is asked for only in a text that has some of them.
  if (stands.some(function (found) { return found.length; })) {
    spans = spansOf(text, words);
  }
  items.forEach(function (item, at) {
    stands[at].forEach(function (begin) {
      item.phrase.forEach(function (_, step) { marks.set(spans[begin + step][0], spans[begin + step]); });
    });
    if (at && stands[at - 1].length && stands[at].length) {
      var distance = leastDistance(stands[at - 1], stands[at]);
      if (distance <= NEAR) near += Math.floor(Math.min(items[at - 1].rarity, item.rarity) / distance);
    }
  });
  return { matched: stands.map(function (found) { return found.length > 0; }), nearness: near, length: tokens.length,
    marks: Array.from(marks.values()).sort(function (a, b) { return a[0] - b[0]; }) };
}

function standsOf(tokens, phrase) {
  var found = [];
  for (var at = 0; phrase.length && at + phrase.length <= tokens.length; at++) {
    if (!phrase[0].has(tokens[at])) continue;
    for (var step = 0; step < phrase.length && phrase[step].has(tokens[at + step]); step++);
    if (step === phrase.length) found.push(at);
  }
  return found;
}

function leastDistance(some, others) {
  var least = Infinity, at = 0;
  some.forEach(function (stand) {
    while (at + 1 < others.length && Math.abs(others[at + 1] - stand) <= Math.abs(others[at] - stand)) at++;
    least = Math.min(least, Math.abs(others[at] - stand));
  });
  return Math.max(least, 1);
}

function bestSentences(record, asked, most) {
  var quoted = new Set(), dates = new Map(), scored = [];
  record[5].forEach(function (quotation) {
    if (!asked.speakers || asked.speakers.has(quotation[3])) quoted.add(quotation[0]);
  });
  record[6].forEach(function (date) {
    if (isWithin(date[1], asked.days)) dates.set(date[0], Math.max(dates.get(date[0]) || 0, asked.days.includes(date[1]) ? 1024 : 512));
  });
  record[4].forEach(function (sentence, number) {
    if (!asked.may(sentence[1]) && !dates.has(number) && !asked.speakers) return;
    var reading = readText(sentence[1], asked.items), score = reading.nearness + (dates.get(number) || 0);
    asked.items.forEach(function (item, at) { if (reading.matched[at]) score += item.rarity; });
    if (asked.speakers && !asked.items.length && quoted.has(number)) score += 256;
    if (!score) return;
    if (quoted.has(number)) score += asked.spoken ? score : Math.floor(score / 8);
    if (sentence[2] & HEADLINE) score = Math.floor(score * 3 / 4);
    scored.push({ score: Math.floor(score * LENGTH / (LENGTH + reading.length)), number: number, reading: reading });
  });
  scored.sort(function (a, b) { return b.score - a.score || a.number - b.number; });
  return { best: scored.slice(0, most || 3), matching: scored.length };
}

function isWithin(edtf, days) {
  var edges = edtf.split("/").map(function (edge) { return edge.replace(/[?~%]+$/, ""); });
  return days.some(function (day) {
    return edges.some(function (edge) { return edge === day || (day.length < 10 && edge.startsWith(day)) || (day[0] === "-" && edge.slice(4) === day.slice(1)); });
  });
}

function piecesOf(text, marks) {
  var cut = [""], at = 0;
  marks.forEach(function (mark) {
    if (mark[0] < at) return;
    var between = text.slice(at, mark[0]);
    if (cut.length > 1 && /^\s+$/.test(between)) {
      cut[cut.length - 2] += text.slice(at, mark[1]);
    } else {
      cut[cut.length - 1] += between;
      cut.push(text.slice(mark[0], mark[1]), "");
    }
    at = mark[1];
  });
  cut[cut.length - 1] += text.slice(at);
  return cut;
}

async function loadFacets(index, people) {
  var facets = await index.file("f/0", function (columns) {
    return { outlets: json(columns[0]), outletOf: unpackNumbers(columns[1]), dayOf: unpackNumbers(columns[2]) };
  }) || { outlets: [], outletOf: [], dayOf: [] };
  var more = people ? await index.file("f/1", function (columns) {
    return { names: json(columns[0]), named: listsOf(columns[1], columns[2]), quoted: listsOf(columns[3], columns[4]) };
  }) : null;
  return Object.assign({ names: [], named: null, quoted: null }, facets, more);
}

function listsOf(counts, distances) {
  var numbers = unpackNumbers(distances), at = 0;
  return Array.from(unpackNumbers(counts), function (count) { return sums(numbers.subarray(at, at += count)); });
}

function facetCounts(documents, facets) {
  var counted = { outlet: new Map(), year: new Map(), person: new Map(), "said-by": new Map() };
  function count(name, value) { counted[name].set(value, (counted[name].get(value) || 0) + 1); }
  documents.forEach(function (document) {
    if (document >= facets.dayOf.length) return;
    var outlet = facets.outletOf[document], day = facets.dayOf[document];
    if (outlet) count("outlet", facets.outlets[outlet - 1]);
    if (day) count("year", String(yearOf(day)).padStart(4, "0"));
    if (!facets.named) return;
    facets.named[document].forEach(function (person) { count("person", facets.names[person][0]); });
    facets.quoted[document].forEach(function (person) { count("said-by", facets.names[person][0]); });
  });
  Object.keys(counted).forEach(function (name) {
    var rows = Array.from(counted[name]), years = name === "year";
    rows.sort(function (a, b) { return (years ? 0 : b[1] - a[1]) || byCodePoint(a[0], b[0]); });
    counted[name] = years ? rows : rows.slice(0, SHOWN);
  });
  return counted;
}

function byCodePoint(a, b) {
  var one = Array.from(a), other = Array.from(b);
  for (var at = 0; at < one.length && at < other.length; at++) {
    if (one[at] !== other[at]) return one[at].codePointAt(0) - other[at].codePointAt(0);
  }
  return one.length - other.length;
}

async function search(index, words, options) {
  var query = readQuery(words, !!options.typing), matcher = new Matcher(index, !!options.typing);
  var sort = options.sort || "best";
  index.missing = [];
  matcher.notes = query.notes.slice();
  var hits = await hitsOf(matcher, query);
  var facets = sort !== "best" || (options.facets && hits.scores.size) ? await loadFacets(index, !!options.facets) : null;
  if (hits.relaxed) matcher.notes.push(["some"]);
  var ranked = rankedOf(index, hits.scores, sort, facets), answer = {
    query: words, searched: { articles: index.documents, sentences: index.root.sentences },
    asked: hits.asked.items.length + query.without.length + query.fields.length > 0, total: ranked.length, notes: [],
    articles: [], people: await peopleGroup(index, hits.people), quotations: [], dates: []
  };
  await fill(index, answer, ranked.slice(options.start || 0), hits.asked, sort, options.most || PAGE);
  if (options.facets) answer.facets = facetCounts(ranked, facets || { dayOf: [] });
  answer.notes = unique(matcher.notes.map(JSON.stringify)).map(JSON.parse);
  answer.missing = unique(index.missing).sort();
  return answer;
}

async function hitsOf(matcher, query, onlySpoken) {
  var index = matcher.index, allowed = await matcher.allowed(query.fields), days = [];
  var spoken = onlySpoken || query.fields.some(function (item) { return ["quotes", "said-by"].includes(item.kind) && !item.negative; });
  var found = await Promise.all(query.groups.map(function (group) {
    if (matcher.typing) group = group.filter(function (item) { return !waits(item); });
    return Promise.all(group.map(function (item) { return matcher.find(item); }));
  }));
  found.forEach(function (group) { group.forEach(function (one) { matcher.notes.push.apply(matcher.notes, one.notes); }); });
  found = found.map(function (group) { return group.filter(function (one) { return !one.waiting; }); });
  found = found.filter(function (group) { return group.length; });
  query.groups.forEach(function (group) { group.forEach(function (item) { days = days.concat(item.days); }); });
  var barred = new Set();
  for (var item of query.without) {
    var without = await matcher.find(item);
    matcher.notes.push.apply(matcher.notes, without.notes);
    without.scores.forEach(function (_, document) { barred.add(document); });
  }
  var scores = new Scores(index.documents), met = new Uint8Array(index.documents);
  found.forEach(function (group) {
    var best = new Scores(index.documents);
    group.forEach(function (one) {
      one.scores.forEach(function (score, document) {
        if (spoken && !one.spoken[document]) return;
        if (!best.has(document) || score > best.get(document)) best.set(document, score);
      });
    });
    best.forEach(function (score, document) {
      scores.set(document, (scores.get(document) || 0) + score);
      met[document]++;
    });
  });
  if (!found.length && (query.fields.length || (query.without.length && !query.groups.length))) {
    range(index.documents).forEach(function (document) { scores.set(document, 0); });
  }
  var most = 0;
  scores.filter(function (document) {
    var holds = !barred.has(document) && (!allowed.documents || allowed.documents.has(document));
    if (holds && met[document] > most) most = met[document];
    return holds;
  });
  var relaxed = most < found.length && scores.size > 0;
  scores.filter(function (document) { return met[document] === most; });
  var plain = found.length && query.groups.every(function (group) {
    return group.every(function (item) { return item.kind !== "date"; });
  });
  return { scores: scores, relaxed: relaxed, people: plain ? common(found.map(function (group) {
    return new Set(group.flatMap(function (one) { return one.people; }));
  })) : [], asked: { items: found.flat(), days: days, spoken: spoken, speakers: allowed.speakers, may: mayHold(found.flat()) } };
}

// Whether a word that is being typed is one letter still: what begins so is no answer.
function waits(item) {
  return item.prefix && item.kind === "word" && /^[a-z]$/.test(item.tokens[0]);
}

// Whether a text may have a word of some items, told without taking it apart: where the words and the text are of plain
// letters, a text without the letters of a word has no such word. Of any other it is not known.
function mayHold(items) {
  var tokens = unique(items.flatMap(function (item) { return item.phrase.flatMap(function (set) { return Array.from(set); }); }));
  var plain = tokens.every(function (token) { return /^[a-z]+$/.test(token); });
  return function (text) {
    if (!plain || /[A-Za-z]\.[A-Za-z]/.test(text) || !/^[\x00-\x7f\u2010-\u206f]*$/.test(text)) return true;
    var lower = text.toLowerCase();
    return tokens.some(function (token) { return lower.includes(token); });
  };
}

function rankedOf(index, scores, sort, facets) {
  var best = byKey(scores.keys(), function (document) { return scores.get(document); });
  if (sort === "best" || !facets) return index.documents <= SMALL ? best : byStory(index, scores, best);
  var turn = sort === "oldest" ? 1 : -1;
  return best.sort(function (a, b) {
    var one = facets.dayOf[a] || 0, other = facets.dayOf[b] || 0;
    return !one - !other || turn * (one - other);
  });
}

// Rising numbers with the highest of their keys first, and those of one key together as they stood. Keys are sorted as
// plain numbers: a comparing function takes ten times as long, and half the articles may have a word.
function byKey(list, keyOf) {
  var held = new Map(), keys;
  list.forEach(function (one) {
    var key = -keyOf(one), same = held.get(key);
    if (same) same.push(one);
    else held.set(key, [one]);
  });
  keys = Float64Array.from(held.keys()).sort();
  return Array.from(keys, function (key) { return held.get(key); }).flat();
}

function byStory(index, scores, best) {
  var parts = index.first.s.length, lead = new Float64Array(parts);
  best.forEach(function (document) {
    var part = index.part("s", document);
    lead[part] = Math.max(lead[part], scores.get(document));
  });
  return byKey(best, function (document) {
    var score = scores.get(document), part = index.part("s", document);
    return (2 * score >= lead[part] ? lead[part] : score) * parts - part;
  });
}

async function fill(index, answer, ranked, asked, sort, most) {
  var small = index.documents <= SMALL && sort === "best";
  var window = ranked.slice(0, small ? Math.max(LOOKED_AT_SMALL, most) : most);
  var records = await Promise.all(window.map(function (document) { return index.record("s", document); }));
  var articles = [], quotations = [], dates = [];
  window.forEach(function (document, turn) {
    var record = records[turn];
    if (!record) return;
    var found = bestSentences(record, asked), strength = 0;
    asked.items.forEach(function (item) { strength += item.scores.get(document) || 0; });
    var rank = sort === "best" ? Math.floor(strength / FULL) + (found.best.length ? found.best[0].score : 0) : -turn;
    articles.push({ rank: rank, turn: turn, article: articleOf(index, record, found) });
    quotations = quotations.concat(quotationsOf(index, record, asked));
    dates = dates.concat(datesOf(index, record, asked, found.best));
  });
  articles.sort(function (a, b) { return b.rank - a.rank || a.turn - b.turn; });
  answer.articles = articles.slice(0, most).map(function (one) { return one.article; });
  quotations.sort(function (a, b) { return b.score - a.score; });
  var pages = new Set();
  quotations.forEach(function (one) {
    if (pages.has(one.quotation.address) || pages.size >= GROUP) return;
    pages.add(one.quotation.address);
    answer.quotations.push(one.quotation);
  });
  answer.dates = dates.sort(function (a, b) { return byCodePoint(a.edtf, b.edtf); }).slice(0, GROUP);
}

function addressOf(index, kind, name) {
  return index.root.addresses[kind].replace("*", function () { return name; });
}

function anchorOf(bare) {
  return bare.startsWith("b-") ? bare : "s-" + bare;
}

function articleOf(index, record, found) {
  var address = addressOf(index, "article", record[0]);
  function shown(sentence, marks) {
    return { address: address + "#" + anchorOf(sentence[0]), pieces: piecesOf(sentence[1], marks) };
  }
  var sentences = found.best.filter(function (one) { return record[4][one.number][1]; }).map(function (one) {
    return shown(record[4][one.number], one.reading.marks);
  });
  if (!sentences.length) {
    var plain = record[4].find(function (sentence) { return !(sentence[2] & HEADLINE) && sentence[1]; });
    if (plain) sentences.push(shown(plain, []));
  }
  return { id: record[0], title: record[1], outlet: record[2], published: record[3], address: address,
    matching: found.matching, sentences: sentences };
}

function quotationsOf(index, record, asked) {
  var found = [];
  if (!asked.items.length && !asked.speakers) return found;
  record[5].forEach(function (quotation) {
    if (asked.speakers && !asked.speakers.has(quotation[3])) return;
    var reading = readText(quotation[4], asked.items);
    if (!reading.matched.every(Boolean)) return;
    var total = reading.nearness + asked.items.reduce(function (sum, item) { return sum + item.rarity; }, 0);
    var at = addressOf(index, "article", record[0]) + "#" + anchorOf(record[4][quotation[0]][0]);
    found.push({ score: Math.floor(64 * total / (64 + reading.length)), quotation: {
      address: quotation[1] ? addressOf(index, "quotation", quotation[1]) : at, at: at, speaker: quotation[2],
      pieces: piecesOf(quotation[4], reading.marks) } });
  });
  return found;
}

function datesOf(index, record, asked, best) {
  var whole = best.filter(function (one) { return one.reading.matched.every(Boolean); }).map(function (one) { return one.number; });
  return record[6].filter(function (date) {
    return record[4][date[0]][1] && (asked.days.length ? isWithin(date[1], asked.days) :
      asked.items.length && whole.includes(date[0]));
  }).map(function (date) {
    var text = record[4][date[0]][1], words = date[2].split(/\s+/).filter(Boolean).join(" "), at = text.indexOf(words);
    return { edtf: date[1], address: addressOf(index, "article", record[0]) + "#" + anchorOf(record[4][date[0]][0]),
      pieces: piecesOf(text, at >= 0 ? [[at, at + words.length]] : []) };
  });
}

async function peopleGroup(index, people, most) {
  var records = await Promise.all(people.slice(0, most || GROUP).map(function (person) { return index.record("e", person); }));
  return records.filter(Boolean).map(function (record) {
    return { name: record[0], kind: record[2], address: addressOf(index, "person", record[1]),
      articles: record[3].length, quoted_in: record[4].length };
  });
}
