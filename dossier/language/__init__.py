"""What a language knows, shared by every stage: its sentences, stems, tense and grammar, and its pack of word lists.

A pack is a folder `packs/<language>/`; `packs/README.md` tells what its tables hold. Nothing here has an opinion about
news: what a stage does with a word stands in the stage.
"""
