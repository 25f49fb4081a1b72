"""Each export that Python's tools read, opened by them: spaCy and displaCy, spaCy's reader of CoNLL, and a reader of brat.

`cargo xtask test exports` makes the environment of requirements.txt and runs this; NEWSLENS names the program.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import spacy
from bratly import AttributeAnnotation, EntityAnnotation, EquivalenceAnnotation, RelationAnnotation
from bratly.io import read_and_load_ann_file
from spacy import displacy
from spacy.tokens import Doc
from spacy.training.converters import conll_ner_to_docs

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("NEWSLENS", str(ROOT / "target/debug/newslens"))
HOSTILE = (
    "“=1+1, <script>alert(1)</script> \x01 \x1c\x85 & \u202eabc 🎉,” said Lena  Ortiz, mayor of Oslo.\r\n"
    " \t She left\u2028on 3 May 2024 with 👩\u200d👧 Peter\tO'Voss\x0b& Co.\n\n\n'It is a <b>disaster</b>,' warned Mr O'Voss. "
)
TEXTS = [(ROOT / "tests/golden" / name).read_text(encoding="utf-8") for name in ("politics.txt", "business.txt", "interview.txt")]
TEXTS += [HOSTILE, "", " ", "\n\n One."]


def written(text, *options):
    call = [PROGRAM, "analyze", "--unit", "codepoint", *options]
    return subprocess.run(call, input=text.encode(), capture_output=True, check=True).stdout.decode()


def analysis(text):
    return json.loads(written(text))


def named(found):
    return [m for m in found["mentions"] if m["form"] in ("name", "value")]


class Opened(unittest.TestCase):
    def setUp(self):
        self.nlp = spacy.blank("en")
        if not Doc.has_extension("entities"):
            Doc.set_extension("entities", default=None)

    def test_spacy_reads_text_names_sentences_and_spans(self):
        for text in TEXTS:
            with self.subTest(text[:40]):
                found = analysis(text)
                doc = Doc(self.nlp.vocab).from_json(json.loads(written(text, "--format", "spacy")), validate=True)
                self.assertEqual(doc.text, text)
                names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
                self.assertEqual(names, [(m["start"], m["end"], m["label"]) for m in named(found)])
                # Some control characters are white space to Python alone, so that a span may end before them.
                said = [(s.text.strip(), s.label_) for s in doc.spans["quotations"]]
                spans = [(text[at["start"]:at["end"]].strip(), q["kind"]) for q in found["quotations"] for at in q["spans"]]
                self.assertEqual(said, spans)
                speakers = [doc._.entities[s.kb_id_]["name"] for s in doc.spans["quotations"] if s.kb_id_]
                wanted = [q["speaker"] for q in found["quotations"] for _ in q["spans"] if q["speaker"] is not None]
                self.assertEqual(speakers, [found["entities"][speaker]["name"] for speaker in wanted])
                starts = {s.start_char for s in doc.sents} if found["sentences"] else set()
                self.assertLessEqual({s["start"] for s in found["sentences"]}, starts)

    def test_displacy_draws_it_by_hand(self):
        for text in TEXTS[:4]:
            drawn = displacy.render(json.loads(written(text, "--format", "spacy")), style="ent", manual=True, jupyter=False)
            self.assertEqual(drawn.count("<mark"), len(named(analysis(text))))

    def test_conll_gives_the_same_names(self):
        for text in TEXTS[:4]:
            docs = conll_ner_to_docs(written(text, "--format", "conll"), n_sents=100_000, no_print=True)
            names = [("".join(e.text.split()), e.label_) for doc in docs for e in doc.ents]
            wanted = [("".join(text[m["start"]:m["end"]].split()), m["label"]) for m in named(analysis(text))]
            self.assertEqual(names, wanted)

    def test_brat_reads_spans_attributes_relations_and_groups(self):
        for text in TEXTS[:4]:
            found = analysis(text)
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "text.ann"
                path.write_text(written(text, "--format", "brat"), encoding="utf-8", newline="")
                # It checks every line against brat's grammar and raises at the first that is none.
                read = read_and_load_ann_file(str(path), no_duplicates=False, renumerotize=False).annotations
            spans = [a for a in read if isinstance(a, EntityAnnotation)]
            for annotation in spans:
                pieces = [text[f.start:f.end] for f in annotation.fragments]
                self.assertEqual(" ".join(pieces), annotation.content)
            labels = {m["label"] or "MENTION" for m in found["mentions"]}
            self.assertEqual(sum(a.label in labels for a in spans), len(found["mentions"]))
            quotations = sum(a.label == "Quotation" for a in spans)
            self.assertEqual(quotations, len(found["quotations"]))
            speakers = sum(isinstance(a, RelationAnnotation) and a.label == "Speaker" for a in read)
            self.assertEqual(speakers, sum(q["speaker"] is not None for q in found["quotations"]))
            kinds = [a.values[0] for a in read if isinstance(a, AttributeAnnotation) and a.label == "Kind"]
            self.assertEqual(sorted(kinds), sorted(q["kind"] for q in found["quotations"]))
            groups = sum(isinstance(a, EquivalenceAnnotation) for a in read)
            self.assertEqual(groups, sum(len(e["mentions"]) > 1 for e in found["entities"]))


if __name__ == "__main__":
    # On standard output, where the tests are counted.
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout, verbosity=2))
