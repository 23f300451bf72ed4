// The inverse of packing.py.
var FORMAT = 1;

function bytesOf(packed) {
  var size = Math.floor(packed.length * 7 / 8), bytes = new Uint8Array(size);
  for (var at = 0, bit = 0, held = 0, bits = 0; at < packed.length && bit < size; at++) {
    held = (held << 7 | packed.charCodeAt(at) & 127) & 32767;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[bit++] = held >> bits & 255;
    }
  }
  return bytes;
}

async function inflate(bytes) {
  var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
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
  var numbers = [], value = 0, scale = 1;
  for (var at = 0; at < column.length; at++) {
    var code = column[at];
    if (code > 127) {
      value += (code & 127) * scale;
      scale *= 128;
    } else {
      numbers.push(value + code * scale);
      value = 0;
      scale = 1;
    }
  }
  return numbers;
}

var UTF8 = new TextDecoder();

function unpackWords(column) {
  var words = [], at = 0, before = [];
  function number() {
    var value = 0, scale = 1;
    while (column[at] > 127) {
      value += (column[at++] & 127) * scale;
      scale *= 128;
    }
    return value + column[at++] * scale;
  }
  while (at < column.length) {
    var shared = number(), length = number();
    before = before.slice(0, shared).concat(Array.from(UTF8.decode(column.subarray(at, at + length))));
    words.push(before.join(""));
    at += length;
  }
  return words;
}

function json(column) {
  return JSON.parse(UTF8.decode(column));
}

function sums(distances) {
  var total = 0;
  return distances.map(function (distance) { return total += distance; });
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
