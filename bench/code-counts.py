#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts of the shape of the code: words in type names, names with two meanings, files in packages, public types, parameters.

  bench/code-counts.py          counts of the main sources of base, linkage, veil and core
  bench/code-counts.py -v       and what stands out
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODULES = ["base", "linkage", "veil", "core"]
WORD = re.compile(r"[A-Z][a-z0-9]*|[A-Z]+(?![a-z])")
TYPE = r"(?:(?:sealed|final|abstract|non-sealed) )*(?:class|record|interface|enum|@interface) "
DECLARATION = re.compile(r"^ *(?:(?:public|private|protected|static|final|abstract|default|synchronized|record) )*"
                         r"(?:<[^>]*> )?(?:[\w.<>\[\], ?@]+ )?\w+\(([^(){};]*)\)\s*(?:throws [\w., ]+)?\s*(?:implements [\w., <>]+)?\{",
                         re.M)


def parameters(text):
    """How many parameters a list has: commas that stand in no generic type."""
    depth = commas = 0
    for letter in text:
        depth += (letter == "<") - (letter == ">")
        commas += letter == "," and depth == 0
    return commas + 1 if text.strip() else 0


names, packages, public, many = collections.Counter(), collections.Counter(), 0, []
for module in MODULES:
    for path in sorted((ROOT / module / "src/main/java").rglob("*.java")):
        packages[str(path.parent.relative_to(ROOT))] += 1
        if path.stem == "package-info":
            continue
        text = path.read_text()
        names[path.stem] += 1
        public += bool(re.search(rf"^public {TYPE}{path.stem}\b", text, re.M))
        code = re.sub(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"", "", text, flags=re.S)
        many += [(path.stem, count) for match in DECLARATION.finditer(code) if (count := parameters(match.group(1))) >= 8]
words = [len(WORD.findall(name)) for name in names]
types, one = sum(names.values()), sum(count == 1 for count in words)
print(f"types={types} wordsPerName={sum(words) / len(words):.2f} ofOneWord={100 * one / len(words):.1f}%")
print(f"namesWithTwoMeanings={sum(count > 1 for count in names.values())}")
print(f"packages={len(packages)} mostFiles={max(packages.values())} above25={sum(count > 25 for count in packages.values())}")
print(f"publicTypes={public} share={100 * public / types:.1f}%")
print(f"withEightParametersOrMore={len(many)}")
if "-v" in sys.argv:
    print("of one word:", " ".join(sorted(name for name in names if len(WORD.findall(name)) == 1)))
    for package, count in packages.most_common(10):
        print(f"  {count} {package}")
    for name, count in many:
        print(f"  {count} parameters: {name}")
