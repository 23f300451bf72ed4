// The same as stems.py: a list of the stems of some words for each language of the dossier. In a file of its own, for the
// index knows the inflections of every word that it has; this is for words that it does not.
var STEMMERS = {};

return function (words) {
  return LANGUAGES.map(function (language) {
    if (!Object.hasOwn(ALGORITHMS, language)) return words;
    STEMMERS[language] = STEMMERS[language] || new ALGORITHMS[language]();
    return words.map(function (word) { return STEMMERS[language].stemWord(word); });
  });
};
