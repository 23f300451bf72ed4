// Runs apart from the page, which loads files for it: {root} once, {ask}, {file}; it says {need}, {answer}, {failed}.
var index = null, waiting = new Map(), latest = 0;

function fetchFile(name) {
  return new Promise(function (resolve, reject) {
    waiting.set(name, { resolve: resolve, reject: reject });
    self.postMessage({ need: name });
  });
}

async function open(packed) {
  var root = json((await unpack(packed))[0]);
  if (root.format !== FORMAT) throw new Error("version " + root.format);
  index = new Index(root, fetchFile);
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
    if (asked && message.packed !== null) asked.resolve(message.packed);
    else if (asked) asked.reject(new Error("missing"));
  } else {
    latest = message.ask;
    // What a reader has typed past already is not looked for.
    opened.then(function () {
      return message.ask === latest ? search(index, message.words, message.options) : null;
    }).then(function (answer) {
      if (answer) self.postMessage({ answer: message.ask, content: answer });
    }).catch(function (error) {
      if (index) self.postMessage({ answer: message.ask, broken: String(error && error.message || error) });
    });
  }
};
