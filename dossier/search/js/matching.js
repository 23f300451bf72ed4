// The same as matching.py and filters.py.
var MOST_SHARDS = 64, TYPED_SHARDS = 2, SPOKEN = 16, DATE_SIGN = "=", MOST_PEOPLE = 50;

function Matcher(index, typing) {
  this.index = index;
  this.typing = typing;
  this.notes = [];
}

// Every item has a matcher of its own, so that what they say stands in order though they are found at once.
Matcher.prototype.find = async function (item) {
  var own = new Matcher(this.index, this.typing);
  var found = await (item.kind === "word" ? own.word(item) : item.kind === "phrase" ? own.joined(item) : own.date(item));
  found.notes = own.notes;
  return found;
};

Matcher.prototype.word = async function (item) {
  var token = item.tokens[0], entries = await this.inflections(token), waiting = false;
  if (item.spelled && item.spelled !== token) merge(entries, await this.inflections(item.spelled));
  if (item.prefix) {
    var reach = this.reach(token);
    merge(entries, byTerm(await this.index.beginning(token, reach.most)));
    waiting = reach.waiting && !entries.size;
  }
  var people = this.people(entries, item);
  merge(entries, await this.spellings(entries.get(token)));
  var held = Array.from(entries.values()).some(function (entry) { return entry.documents.length; });
  if (!waiting && !item.negative && !held) {
    var meant = isAlpha(token) ? await this.index.likeliest(token) : null;
    if (meant !== null) {
      this.notes.push(["typo", item.given, meant]);
      return this.word({ kind: "word", given: meant, tokens: [meant], prefix: false, negative: false, spelled: null });
    }
  }
  if (!entries.has(token) && !item.prefix && !item.negative && entries.size) {
    var commonest = Array.from(entries.values()).sort(function (a, b) {
      return b.documents.length - a.documents.length || (a.term < b.term ? 1 : -1);
    })[0];
    this.notes.push(["instead", item.given, commonest.term]);
  }
  return this.united(entries, people, waiting);
};

Matcher.prototype.reach = function (prefix) {
  var shards = this.index.shardsFrom(prefix, prefix + LAST).length;
  if (this.typing && shards > TYPED_SHARDS) return { most: 0, waiting: true };
  if (shards > MOST_SHARDS) this.notes.push(["short", prefix]);
  return { most: MOST_SHARDS, waiting: false };
};

Matcher.prototype.united = function (entries, people, waiting) {
  var every = this.index.documents, scores = new Scores(every), spoken = new Uint8Array(every);
  entries.forEach(function (entry) {
    for (var at = 0; at < entry.documents.length; at++) {
      var document = entry.documents[at], level = entry.levels[at];
      scores.set(document, (scores.get(document) || 0) + LEVELS[level & 15]);
      if (level & SPOKEN) spoken[document] = 1;
    }
  });
  var rare = rarity(every, scores.size);
  scores.forEach(function (total, document) { scores.set(document, rare * weight(total)); });
  return { scores: scores, spoken: spoken, rarity: rare, phrase: [new Set(entries.keys())], people: people || [],
    waiting: !!waiting };
};

Matcher.prototype.inflections = async function (token) {
  var entry = await this.index.entry(token);
  var found = entry ? merge(byTerm([entry]), await this.terms(entry.inflections)) : await this.ofStem(token);
  var aliases = unique(Array.from(found.values()).flatMap(function (near) { return near.aliases; })).filter(function (alias) {
    return !found.has(alias);
  }).sort();
  return merge(found, await this.terms(aliases));
};

Matcher.prototype.ofStem = async function (token) {
  var found = new Map(), index = this.index;
  var stems = isAlpha(token) ? (await index.stems([token])).map(function (words) { return words[0]; }) : [];
  for (var begin of unique(stems.map(stemRange))) {
    var near = await index.beginning(begin, begin.length > 2 ? MOST_SHARDS : 1, isAlpha);
    var theirs = await index.stems(near.map(function (entry) { return entry.term; }));
    merge(found, byTerm(near.filter(function (entry, at) {
      return stems.some(function (stemmed, language) {
        return (entry.languages || 127) & 1 << Math.min(language, 6) && theirs[language][at] === stemmed;
      });
    })));
  }
  for (var stemmed of unique(stems)) {
    if (Object.hasOwn(index.root.irregular, stemmed)) merge(found, await this.terms(index.root.irregular[stemmed]));
  }
  return found;
};

Matcher.prototype.terms = async function (terms) {
  var index = this.index;
  var entries = await Promise.all(terms.map(function (term) { return index.entry(term); }));
  return byTerm(entries.filter(Boolean));
};

Matcher.prototype.people = function (entries, item) {
  var token = item.tokens[0], known = entries.get(token), people = new Set();
  var same = new Set([token, item.spelled].concat(known ? known.aliases : []));
  entries.forEach(function (entry, term) {
    if (same.has(term) || (item.prefix && term.startsWith(token))) entry.people.forEach(function (one) { people.add(one); });
  });
  return Array.from(people).sort(rising);
};

Matcher.prototype.spellings = async function (entry) {
  if (!entry) return new Map();
  for (var pair of entry.spellings) {
    var record = await this.index.record("e", pair[1]);
    if (record) this.notes.push(["spelling", entry.term, pair[0], record[0]]);
  }
  return this.terms(entry.spellings.map(function (pair) { return pair[0]; }));
};

Matcher.prototype.phrase = async function (item) {
  var self = this, last = item.tokens.length - 1;
  var columns = await Promise.all(item.tokens.map(async function (token, at) {
    var entry = await self.index.entry(token);
    var entries = entry ? merge(new Map([[token, entry]]), await self.terms(entry.aliases)) : new Map();
    if (at === last && item.prefix) merge(entries, byTerm(await self.index.beginning(token, self.reach(token).most)));
    return entries;
  }));
  var united = columns.map(function (entries) { return self.united(entries); });
  var held = united[0].scores.keys().filter(function (document) {
    return united.every(function (found) { return found.scores.has(document); });
  });
  if (columns.length > 1) held = await following(this.index, columns, held);
  var every = this.index.documents, scores = new Scores(every), spoken = new Uint8Array(every);
  held.forEach(function (document) {
    scores.set(document, united.reduce(function (sum, found) { return sum + found.scores.get(document); }, 0));
    if (united.every(function (found) { return found.spoken[document]; })) spoken[document] = 1;
  });
  return { scores: scores, spoken: spoken, rarity: rarity(this.index.documents, held.length),
    phrase: columns.map(function (entries) { return new Set(entries.keys()); }), waiting: false,
    people: common(columns.map(function (entries) {
      return new Set(Array.from(entries.values()).flatMap(function (entry) { return Array.from(entry.people); }));
    })) };
};

Matcher.prototype.joined = async function (item) {
  var joined = item.tokens.join(""), found = await this.phrase(item);
  if (found.scores.size || item.negative || !/^[^\s-]+(?:-[^\s-]+)+$/.test(item.given) || !(await this.index.entry(joined))) return found;
  this.notes.push(["instead", item.given, joined]);
  return this.word({ kind: "word", given: item.given, tokens: [joined], prefix: false, negative: false, spelled: null });
};

Matcher.prototype.date = async function (item) {
  var entries = new Map();
  for (var day of item.days) {
    var key = DATE_SIGN + day;
    merge(entries, day.length === 10 || day[0] === "-" ? await this.terms([key]) : byTerm(await this.index.beginning(key, MOST_SHARDS)));
  }
  var scores = this.united(entries).scores, printed = await this.phrase({ tokens: item.tokens });
  printed.scores.forEach(function (score, document) {
    scores.set(document, Math.max(score, scores.get(document) || 0));
  });
  var spoken = new Uint8Array(this.index.documents).fill(1);
  return { scores: scores, spoken: spoken, rarity: rarity(this.index.documents, scores.size),
    phrase: printed.phrase, people: [], waiting: false };
};

// The documents that all fields allow, null where none says anything; `speakers` are those of said-by:.
Matcher.prototype.allowed = async function (fields) {
  var allowed = null, speakers = null, self = this;
  for (var item of fields) {
    if (item.kind === "quotes") continue;
    var these;
    if (item.kind === "person" || item.kind === "said-by") {
      var people = await self.named(item), said = item.kind === "said-by";
      if (said && !item.negative) speakers = new Set(people.concat(speakers ? Array.from(speakers) : []));
      these = new Set();
      for (var person of people) {
        var record = await self.index.record("e", person);
        if (record) sums(record[said ? 4 : 3]).forEach(function (document) { these.add(document); });
      }
    } else {
      these = await self.byColumn(item);
    }
    if (item.negative) {
      var barred = these;
      these = new Set(range(self.index.documents).filter(function (document) { return !barred.has(document); }));
    }
    allowed = allowed === null ? these : new Set(Array.from(allowed).filter(function (document) { return these.has(document); }));
  }
  return { documents: allowed, speakers: speakers };
};

Matcher.prototype.byColumn = async function (item) {
  var facets = await loadFacets(this.index, false), found = new Set();
  if (item.kind === "outlet") {
    var fitting = new Set();
    facets.outlets.forEach(function (outlet, at) {
      var tokens = rawWords(outlet).flatMap(tokensOf);
      if (item.tokens.every(function (token) { return tokens.includes(token); })) fitting.add(at + 1);
    });
    if (!fitting.size) this.notes.push(["no-outlet", item.given]);
    facets.outletOf.forEach(function (outlet, document) { if (fitting.has(outlet)) found.add(document); });
    return found;
  }
  var edges = boundsOf(item.days[0]), after = item.kind === "after";
  facets.dayOf.forEach(function (day, document) {
    if (day && (after ? day >= edges[0] : day <= edges[1])) found.add(document);
  });
  return found;
};

Matcher.prototype.named = async function (item) {
  var index = this.index, sets = await Promise.all(item.tokens.map(async function (token) {
    var entry = await index.entry(token), named = new Set(entry ? entry.people : []);
    for (var alias of entry ? entry.aliases : []) {
      var other = await index.entry(alias);
      if (other) other.people.forEach(function (person) { named.add(person); });
    }
    return named;
  }));
  var people = common(sets).slice(0, MOST_PEOPLE);
  if (!people.length) this.notes.push(["no-person", item.given]);
  return people;
};

// A number for some of the documents, none of them below 0.
function Scores(documents) {
  this.size = 0;
  this.of = new Float64Array(documents).fill(-1);
  this.list = [];
}

Scores.prototype.has = function (document) {
  return this.of[document] >= 0;
};

Scores.prototype.get = function (document) {
  return this.of[document] >= 0 ? this.of[document] : undefined;
};

Scores.prototype.set = function (document, score) {
  if (!(this.of[document] >= 0)) {
    this.size++;
    this.list.push(document);
  }
  this.of[document] = score;
};

// Keeps those of which `holds` is true.
Scores.prototype.filter = function (holds) {
  var kept = [];
  for (var document of this.list) {
    if (holds(document)) kept.push(document);
    else this.of[document] = -1;
  }
  this.list = kept;
  this.size = kept.length;
};

Scores.prototype.forEach = function (act) {
  for (var document of this.list) act(this.of[document], document);
};

Scores.prototype.keys = function () {
  return Array.from(Float64Array.from(this.list).sort());
};

function merge(entries, more) {
  more.forEach(function (entry, term) { entries.set(term, entry); });
  return entries;
}

function byTerm(entries) {
  return new Map(entries.map(function (entry) { return [entry.term, entry]; }));
}

function common(sets) {
  return sets.length ? Array.from(sets[0]).filter(function (one) {
    return sets.every(function (set) { return set.has(one); });
  }).sort(rising) : [];
}

function rising(a, b) {
  return a - b;
}

function range(length) {
  return Array.from({ length: length }, function (_, at) { return at; });
}
