#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts of the shape of the code: words in type names, names with two meanings, files in packages, public types, parameters.

  bench/code-counts.py          counts of the main sources of base, linkage, veil and core
  bench/code-counts.py -v       and what stands out

publicTypes counts every top-level type that is declared public, for whomever: javac lets any class of ours use it that its module
reads. openToOthers counts those of them that programs of others may use as well: the type is public and the module-info.java of its
module exports its package to all (an export to named modules of ours does not count). On the class path, where no module is looked
at, everything that is public can be used; so both numbers are told.
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


def exported(module):
    """The packages that a module exports to all."""
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", (ROOT / module / "src/main/java/module-info.java").read_text(), flags=re.S)
    return set(re.findall(r"\bexports ([\w.]+);", code))


names, packages, public, open_to_others, many = collections.Counter(), collections.Counter(), 0, collections.Counter(), []
for module in MODULES:
    exports = exported(module)
    for path in sorted((ROOT / module / "src/main/java").rglob("*.java")):
        if path.stem == "module-info":
            continue
        packages[str(path.parent.relative_to(ROOT))] += 1
        if path.stem == "package-info":
            continue
        text = path.read_text()
        names[path.stem] += 1
        if re.search(rf"^public {TYPE}{path.stem}\b", text, re.M):
            public += 1
            room = ".".join(path.parent.relative_to(ROOT / module / "src/main/java").parts)
            open_to_others[room] += room in exports
        code = re.sub(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"", "", text, flags=re.S)
        many += [(path.stem, count) for match in DECLARATION.finditer(code) if (count := parameters(match.group(1))) >= 8]
words = [len(WORD.findall(name)) for name in names]
types, one = sum(names.values()), sum(count == 1 for count in words)
print(f"types={types} wordsPerName={sum(words) / len(words):.2f} ofOneWord={100 * one / len(words):.1f}%")
print(f"namesWithTwoMeanings={sum(count > 1 for count in names.values())}")
print(f"packages={len(packages)} mostFiles={max(packages.values())} above25={sum(count > 25 for count in packages.values())}")
print(f"publicTypes={public} share={100 * public / types:.1f}%")
print(f"openToOthers={open_to_others.total()} share={100 * open_to_others.total() / types:.1f}%")
print(f"withEightParametersOrMore={len(many)}")
if "-v" in sys.argv:
    print("of one word:", " ".join(sorted(name for name in names if len(WORD.findall(name)) == 1)))
    for package, count in packages.most_common(10):
        print(f"  {count} {package}")
    print("open to others:", " ".join(f"{room}={count}" for room, count in open_to_others.items() if count))
    for name, count in many:
        print(f"  {count} parameters: {name}")
