"use strict";

/**
 * A jar with empty files, to stand first on Java's class path in place of those in the libraries' jars.
 *
 * jsii's Java unpacks each package (58 MB) and has its kernel load it. A kernel that has loaded it already does not look at it.
 *
 * @param {string[]} names
 * @returns {Buffer} a zip, in which all but signatures, names and places is zero
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16
 */
function emptyFiles(names) {
  const files = names.map((name) => Buffer.from(name));
  const contents = files.map((name) => Buffer.concat([header("PK\x03\x04", 30, { 26: name.length }), name]));
  let place = 0;
  const directory = files.map((name, i) => {
    const entry = Buffer.concat([header("PK\x01\x02", 46, { 28: name.length }), name]);
    entry.writeUInt32LE(place, 42);
    place += contents[i].length;
    return entry;
  });
  const end = header("PK\x05\x06", 22, { 8: files.length, 10: files.length });
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...contents, ...directory, end]);
}

/** @param {Record<number, number>} lengths 16 bits each, by offset */
function header(signature, size, lengths) {
  const bytes = Buffer.alloc(size);
  bytes.write(signature, "latin1");
  Object.entries(lengths).forEach(([offset, length]) => bytes.writeUInt16LE(length, Number(offset)));
  return bytes;
}

module.exports = { emptyFiles };
