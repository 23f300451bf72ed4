// The same as lists.py.
var LOOKED_THROUGH = 40, AT_ONCE = 8;

async function searchList(index, words, options) {
  var group = options.group, start = options.start || 0, most = options.most || 20, sort = options.sort || "best";
  var query = readQuery(words, !!options.typing), matcher = new Matcher(index, !!options.typing), after = start, every;
  index.missing = [];
  matcher.notes = query.notes.slice();
  var hits = await hitsOf(matcher, query, group === "quotations");
  var found = { asked: hits.asked.items.length + query.without.length + query.fields.length > 0 };
  if (group === "people") {
    every = hits.people.length;
    after += most;
    found.people = await peopleGroup(index, hits.people.slice(start), most);
  } else {
    var ranked = rankedOf(index, hits.scores, sort, sort !== "best" ? await loadFacets(index, false) : null), seen = new Set();
    every = ranked.length;
    found[group] = [];
    while (after < Math.min(every, start + LOOKED_THROUGH) && found[group].length < most) {
      // Files are fetched a few at once; what one article too many has is not shown.
      var some = ranked.slice(after, Math.min(after + AT_ONCE, start + LOOKED_THROUGH));
      var records = await Promise.all(some.map(function (document) { return index.record("s", document); }));
      for (var at = 0; at < records.length && found[group].length < most; at++, after++) {
        (records[at] ? rowsOf(index, records[at], hits.asked, group) : []).forEach(function (row) {
          if (seen.has(row.address)) return;
          seen.add(row.address);
          found[group].push(row);
        });
      }
    }
  }
  found.total = every;
  found.next = after < every ? after : null;
  found.notes = unique(matcher.notes.map(JSON.stringify)).map(JSON.parse);
  found.missing = unique(index.missing).sort();
  return found;
}

function rowsOf(index, record, asked, group) {
  if (group === "quotations") return quotationsOf(index, record, asked).map(function (one) { return one.quotation; });
  return datesOf(index, record, asked, bestSentences(record, asked, record[4].length).best.sort(function (a, b) {
    return a.number - b.number;
  }));
}
