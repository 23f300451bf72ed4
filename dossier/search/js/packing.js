// The inverse of packing.py.
var FORMAT = 2;

// Eight characters are seven bytes; behind the end charCodeAt gives NaN, which is 0 here.
function bytesOf(packed) {
  var size = Math.floor(packed.length * 7 / 8), bytes = new Uint8Array(size + 7), out = 0;
  for (var at = 0; at < packed.length; at += 8) {
    var b = packed.charCodeAt(at + 1) & 127, c = packed.charCodeAt(at + 2) & 127, d = packed.charCodeAt(at + 3) & 127;
    var e = packed.charCodeAt(at + 4) & 127, f = packed.charCodeAt(at + 5) & 127, g = packed.charCodeAt(at + 6) & 127;
    bytes[out] = packed.charCodeAt(at) << 1 | b >> 6;
    bytes[out + 1] = b << 2 | c >> 5;
    bytes[out + 2] = c << 3 | d >> 4;
    bytes[out + 3] = d << 4 | e >> 3;
    bytes[out + 4] = e << 5 | f >> 2;
    bytes[out + 5] = f << 6 | g >> 1;
    bytes[out + 6] = g << 7 | packed.charCodeAt(at + 7) & 127;
    out += 7;
  }
  return bytes.subarray(0, size);
}

// Written to and read from directly: a Blob between would go through another process of the browser.
async function inflate(bytes) {
  var through = new DecompressionStream("deflate"), writer = through.writable.getWriter(), reader = through.readable.getReader();
  function ignore() { /* the reader is told too */ }
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  var content = new Uint8Array(0), part = await reader.read();
  while (!part.done) {
    var joined = content.length ? new Uint8Array(content.length + part.value.length) : part.value;
    if (content.length) {
      joined.set(content);
      joined.set(part.value, content.length);
    }
    content = joined;
    part = await reader.read();
  }
  return content;
}

async function unpack(packed) {
  var content = await inflate(bytesOf(packed)), at = 0, columns = [], lengths = [];
  function number() {
    var value = 0, scale = 1;
    while (content[at] > 127) {
      value += (content[at++] & 127) * scale;
      scale *= 128;
    }
    if (at >= content.length) throw new Error("cut off");
    return value + content[at++] * scale;
  }
  for (var count = number(); count > 0; count--) lengths.push(number());
  lengths.forEach(function (length) {
    columns.push(content.subarray(at, at + length));
    at += length;
  });
  if (at !== content.length || !lengths.length) throw new Error("cut off");
  return columns;
}

function unpackNumbers(column) {
  var size = 0, length = column.length, numbers, value = 0, scale = 1, at, code;
  for (at = 0; at < length; at++) if (column[at] < 128) size++;
  numbers = new Float64Array(size);
  for (at = size = 0; at < length; at++) {
    code = column[at];
    if (code > 127) {
      value += (code & 127) * scale;
      scale *= 128;
    } else {
      numbers[size++] = value + code * scale;
      value = 0;
      scale = 1;
    }
  }
  return numbers;
}

var UTF8 = new TextDecoder(), BYTES = new TextDecoder("latin1");

function unpackWords(column) {
  var words = [], at = 0, before = "", text = BYTES.decode(column);
  function number() {
    var value = 0, scale = 1;
    while (column[at] > 127) {
      value += (column[at++] & 127) * scale;
      scale *= 128;
    }
    return value + column[at++] * scale;
  }
  while (at < column.length) {
    var shared = number(), length = number(), rest = text.slice(at, at + length);
    if (!isPlain(rest)) rest = UTF8.decode(column.subarray(at, at + length));
    // Shared are whole characters, some of which are two to JavaScript.
    before = (isPlain(before) ? before.slice(0, shared) : Array.from(before).slice(0, shared).join("")) + rest;
    words.push(before);
    at += length;
  }
  return words;
}

function isPlain(text) {
  return /^[\x00-\x7f]*$/.test(text);
}

function json(column) {
  return JSON.parse(UTF8.decode(column));
}

function sums(distances) {
  var total = 0, found = distances.slice();
  for (var at = 0; at < found.length; at++) found[at] = total += found[at];
  return found;
}

// The first place in a sorted list whose value is not below (or, `after`, is above) a value.
function place(list, value, after) {
  var low = 0, high = list.length;
  while (low < high) {
    var middle = low + high >> 1;
    if (list[middle] < value || (after && list[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
