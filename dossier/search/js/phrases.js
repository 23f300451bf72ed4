// The same as phrases.py.
var GOES_ON = 2;

async function following(index, columns, held) {
  var sizes = columns.map(function (entries) {
    return Array.from(entries.values()).reduce(function (sum, entry) { return sum + entry.documents.length; }, 0);
  });
  var rarest = columns.map(function (_, at) { return at; }).sort(function (a, b) { return sizes[a] - sizes[b] || a - b; });
  var begins = null;
  for (var turn = 0; turn < rarest.length; turn++) {
    var at = rarest[turn], kept = new Map(), files = new Set(), places = new Set();
    held.forEach(function (document) {
      files.add(index.part("s", document));
      rarest.slice(turn).forEach(function (column) {
        columns[column].forEach(function (entry) { if (hasDocument(entry, document)) places.add(index.chunk(entry, document)[0]); });
      });
    });
    if (2 * files.size < 3 * places.size && !index.root.excerpt) {
      var phrase = columns.map(function (entries) { return new Set(entries.keys()); });
      var records = await Promise.all(held.map(function (document) { return index.record("s", document); }));
      return held.filter(function (_, one) { return records[one] && hasPhrase(records[one], phrase); });
    }
    for (var document of held) {
      var stands = new Set();
      for (var entry of columns[at].values()) {
        if (!hasDocument(entry, document)) continue;
        (await index.places(entry, document)).forEach(function (where) {
          if (!begins || begins.get(document).has(where - at)) stands.add(where - at);
        });
      }
      if (stands.size) kept.set(document, stands);
    }
    begins = kept;
    held = Array.from(kept.keys());
  }
  return held;
}

function hasDocument(entry, document) {
  return entry.documents[place(entry.documents, document)] === document;
}

function hasPhrase(record, phrase) {
  var passages = [record[1], record[7]];
  record[4].forEach(function (sentence) {
    if (sentence[2] & GOES_ON) passages[passages.length - 1] += " " + sentence[1];
    else passages.push(sentence[1]);
  });
  return passages.some(function (text) { return standsOf(rawWords(text).flatMap(tokensOf), phrase).length; });
}
