// The same as reader.py and spelling.py; files come from the page by message.
var LAST = "\uffff", KEPT = 96;

function Index(root, fetch) {
  this.fetch = fetch;
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

Index.prototype.shard = function (number) {
  return this.file("t/" + number, function (columns) {
    if (columns.length !== 7) throw new Error("no shard");
    var where = unpackNumbers(columns[0]), terms = unpackWords(columns[1]), counts = unpackNumbers(columns[2]);
    var distances = unpackNumbers(columns[4]), extras = new Map(columns[6].length ? json(columns[6]) : []);
    var entries = new Map(), pair = 0;
    terms.forEach(function (term, at) {
      var extra = extras.get(at) || {}, count = counts[at];
      entries.set(term, {
        term: term, languages: columns[3][at], shard: number, pair: pair,
        documents: sums(distances.slice(pair, pair + count)), levels: columns[5].subarray(pair, pair + count),
        people: sums(extra.p || []), spellings: extra.v || [], aliases: extra.a || []
      });
      pair += count;
    });
    return { entries: entries, terms: terms, chunk: where[0], begin: where[1], further: where.slice(2) };
  });
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
  return shard && shard.entries.get(term) || null;
};

Index.prototype.beginning = async function (prefix, most) {
  var high = prefix + LAST, self = this;
  var shards = await Promise.all(this.shardsFrom(prefix, high).slice(0, most).map(function (n) { return self.shard(n); }));
  return shards.filter(Boolean).flatMap(function (shard) {
    return shard.terms.slice(place(shard.terms, prefix), place(shard.terms, high)).map(function (term) {
      return shard.entries.get(term);
    });
  });
};

Index.prototype.places = async function (entry, document) {
  var shard = await this.shard(entry.shard);
  if (!shard) return [];
  var pair = entry.pair + place(entry.documents, document), at = place(shard.further, pair, true) - 1;
  var first = at >= 0 ? shard.further[at] : -shard.begin;
  var chunk = await this.file("p/" + (shard.chunk + at + 1), function (columns) { return placesOf(columns[0]); });
  return chunk ? chunk(pair - first) : [];
};

// Decoded where asked for: a chunk has many pairs, a phrase asks for few.
function placesOf(column) {
  var numbers = unpackNumbers(column), begins = [];
  for (var at = 0; at < numbers.length; at += numbers[at] + 1) begins.push(at);
  return function (pair) {
    var begin = begins[pair];
    return begin === undefined ? [] : sums(numbers.slice(begin + 1, begin + 1 + numbers[begin]));
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
