// Runs apart from the page, which loads files for it: {root} once, {ask}, {file}; it says {need}, {answer}, {failed}.
// `need` is the name of a file, or "stem" and a number for the stems of some words.
var index = null, waiting = new Map(), latest = new Map(), stemmed = 0;

function need(name, words) {
  return new Promise(function (resolve, reject) {
    waiting.set(name, { resolve: resolve, reject: reject });
    self.postMessage({ need: name, words: words });
  });
}

function stems(words) {
  return need("stem " + ++stemmed, words);
}

async function open(packed) {
  var root = json((await unpack(packed))[0]);
  if (root.format !== FORMAT) throw new Error("version " + root.format);
  index = new Index(root, need, stems);
}

var opened = null;

self.onmessage = function (event) {
  var message = event.data;
  if (message.root !== undefined) {
    opened = open(message.root);
    opened.catch(function (error) { self.postMessage({ failed: String(error && error.message || error) }); });
  } else if (message.file !== undefined) {
    var asked = waiting.get(message.file);
    waiting.delete(message.file);
    if (asked && message.content !== null) asked.resolve(message.content);
    else if (asked) asked.reject(new Error("missing"));
  } else {
    latest.set(message.whose, message.ask);
    // What a reader has typed past already is not looked for.
    opened.then(function () {
      if (message.ask !== latest.get(message.whose)) return null;
      return (message.options.group ? searchList : search)(index, message.words, message.options);
    }).then(function (answer) {
      if (answer) self.postMessage({ answer: message.ask, content: answer });
    }).catch(function (error) {
      if (index) self.postMessage({ answer: message.ask, broken: String(error && error.message || error) });
    });
  }
};
