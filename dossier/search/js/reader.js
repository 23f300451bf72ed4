// The same as reader.py and spelling.py; files come from the page by message.
var LAST = "\uffff", KEPT = 96;

function Index(root, fetch, stem) {
  this.fetch = fetch;
  this.stem = stem;
  this.root = root;
  this.documents = root.documents;
  this.missing = [];
  this.files = new Map();
  this.first = { s: sums(root.s), e: sums(root.e) };
}

// What a file holds after `read`, or null where it is missing or damaged; the latest are kept.
Index.prototype.file = function (name, read) {
  var self = this, found = this.files.get(name);
  if (found) {
    this.files.delete(name);
  } else {
    found = this.fetch(name).then(unpack).then(read).catch(function () {
      self.missing.push(name);
      self.files.delete(name);  // asked for again, it may be there
      return null;
    });
  }
  this.files.set(name, found);
  if (this.files.size > KEPT) this.files.delete(this.files.keys().next().value);
  return found;
};

// For each language the stems of some words; the words themselves where the stemmers are missing.
Index.prototype.stems = async function (words) {
  var self = this;
  return (words.length && await this.stem(words).catch(function () { self.missing.push("stem"); })) ||
    this.root.languages.map(function () { return words; });
};

Index.prototype.shard = function (number) {
  return this.file("t/" + number, function (columns) { return new Shard(number, columns); });
};

Index.prototype.shardsFrom = function (low, high) {
  var fronts = this.root.t, first = Math.max(place(fronts, low, true) - 1, 0), last = Math.max(place(fronts, high), 1);
  var numbers = [];
  for (; fronts.length && first < last; first++) numbers.push(first);
  return numbers;
};

Index.prototype.entry = async function (term) {
  if (!this.root.t.length) return null;
  var shard = await this.shard(Math.max(place(this.root.t, term, true) - 1, 0));
  var at = shard ? place(shard.terms, term) : 0;
  return shard && shard.terms[at] === term ? shard.entry(at) : null;
};

// The terms that begin so; of those only the ones of which `holds` is true, where it is given.
Index.prototype.beginning = async function (prefix, most, holds) {
  var high = prefix + LAST, self = this;
  var shards = await Promise.all(this.shardsFrom(prefix, high).slice(0, most).map(function (n) { return self.shard(n); }));
  return shards.filter(Boolean).flatMap(function (shard) {
    return shard.beginning(prefix, high, holds);
  });
};

Index.prototype.chunk = function (entry, document) {
  var shard = entry.shard, pair = entry.pair + place(entry.documents, document), at = place(shard.further, pair, true) - 1;
  return [shard.chunk + at + 1, pair - (at >= 0 ? shard.further[at] : -shard.begin)];
};

Index.prototype.places = async function (entry, document) {
  var where = this.chunk(entry, document);
  var chunk = await this.file("p/" + where[0], function (columns) { return placesOf(columns[0]); });
  return chunk ? chunk(where[1]) : [];
};

// A run of terms; what each has is decoded when it is asked for, for a query needs a few of hundreds.
function Shard(number, columns) {
  if (columns.length !== 7) throw new Error("no shard");
  var where = unpackNumbers(columns[0]), counts = unpackNumbers(columns[2]);
  this.terms = unpackWords(columns[1]);
  this.languages = columns[3];
  this.distances = unpackNumbers(columns[4]);
  this.levels = columns[5];
  this.extras = new Map(columns[6].length ? json(columns[6]) : []);
  this.ends = sums(counts);
  this.chunk = where[0];
  this.begin = where[1];
  this.further = where.subarray(2);
  this.entries = [];
}

Shard.prototype.entry = function (at) {
  if (this.entries[at]) return this.entries[at];
  var begin = at ? this.ends[at - 1] : 0, extra = this.extras.get(at) || {}, terms = this.terms;
  return this.entries[at] = {
    term: this.terms[at], languages: this.languages[at], shard: this, pair: begin,
    documents: sums(this.distances.subarray(begin, this.ends[at])), levels: this.levels.subarray(begin, this.ends[at]),
    people: sums(extra.p || []), spellings: extra.v || [], aliases: extra.a || [], 
    inflections: (extra.i || []).map(function (one) { return typeof one === "number" ? terms[at + one] : one; })
  };
};

Shard.prototype.beginning = function (prefix, high, holds) {
  var found = [];
  for (var at = place(this.terms, prefix), end = place(this.terms, high); at < end; at++) {
    if (!holds || holds(this.terms[at])) found.push(this.entry(at));
  }
  return found;
};

// Decoded where asked for: a chunk has many pairs, a phrase asks for few.
function placesOf(column) {
  var numbers = unpackNumbers(column), begins = [];
  for (var at = 0; at < numbers.length; at += numbers[at] + 1) begins.push(at);
  return function (pair) {
    var begin = begins[pair];
    return begin === undefined ? [] : sums(numbers.subarray(begin + 1, begin + 1 + numbers[begin]));
  };
}

Index.prototype.part = function (kind, number) {
  return place(this.first[kind], number, true) - 1;
};

Index.prototype.record = async function (kind, number) {
  var firsts = this.first[kind], part = this.part(kind, number);
  var records = await this.file(kind + "/" + part, function (columns) { return json(columns[0]); });
  return records && records[number - firsts[part]] || null;
};

Index.prototype.likeliest = async function (word) {
  if (word.length < 4) return null;
  var half = Math.floor(word.length / 2), backwards = reversed(word), found = new Map();
  (await this.listed("w", word.slice(0, half))).forEach(function (row) {
    if (isOneSlip(word, row[0])) found.set(row[0], row[1]);
  });
  (await this.listed("r", backwards.slice(0, Math.floor((word.length - 1) / 2)))).forEach(function (row) {
    if (isOneSlip(backwards, row[0])) found.set(reversed(row[0]), row[1]);
  });
  return Array.from(found).sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); }).map(function (row) {
    return row[0];
  })[0] || null;
};

Index.prototype.listed = async function (name, prefix) {
  var fronts = this.root[name], high = prefix + LAST, self = this, rows = [];
  var first = Math.max(place(fronts, prefix, true) - 1, 0), last = Math.min(place(fronts, high), first + 6);
  for (var number = first; number < last; number++) {
    var file = await self.file(name + "/" + number, function (columns) {
      return [unpackWords(columns[0]), unpackNumbers(columns[1])];
    });
    if (!file) continue;
    for (var at = place(file[0], prefix); at < place(file[0], high); at++) rows.push([file[0][at], file[1][at]]);
  }
  return rows;
};

function reversed(word) {
  return Array.from(word).reverse().join("");
}

function isOneSlip(word, other) {
  if (word === other || Math.abs(word.length - other.length) > 1) return false;
  var at = 0;
  while (at < word.length && at < other.length && word[at] === other[at]) at++;
  var a = word.slice(at), b = other.slice(at);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
