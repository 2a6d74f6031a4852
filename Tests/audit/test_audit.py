#!/usr/bin/env python3
"""`aggregator bundle` and `audit` with real processes: what is sound passes, any damage is named.

A centre and three offices make a log with published standings; its folder is then damaged byte by
byte and record by record, and made up anew by a centre that lies with its own keys. Prints
`ok - …` and `not ok - …`. Environment: SHANGJI the program, FLIPS how many bytes are changed (300),
SEED the first seed (1).
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Callable, Iterator

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "interop"))
sys.dont_write_bytecode = True

from bundle import Bundle, Row, log_key  # noqa: E402
from records import Holder  # noqa: E402
from refusals.parties import person_key  # noqa: E402

ROOT = HERE.parents[1]
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))

# A round of three offices; leaves the centre's folder and two bundles in $1.
STORY = r"""
set -euo pipefail
source "$2/story.sh"
exec 2>"$1/words"
story_start
for office in tjj czj mzj; do story_office "$office"; story_batch "$office"; done
"$shangji" aggregator publish --folder "$work/centre" --period april --provisional "${two[@]}" \
    --json >"$1/published"
story_stop
"$shangji" aggregator bundle --folder "$work/centre" "$1/bundle" --json >"$1/bundled"
mkdir "$1/again"
"$shangji" aggregator bundle --folder "$work/centre" "$1/again" --json >/dev/null
! "$shangji" aggregator bundle --folder "$work/centre" "$1/again" --json >"$1/refused"
cp -r "$work/centre" "$1/centre"
"""

Outcome = tuple[bool, str, str]


class Answer:
    """What an audit said."""

    def __init__(self, path: Path, *more: str) -> None:
        done = subprocess.run([SHANGJI, "audit", str(path), "--json", *more], capture_output=True,
                              encoding="utf-8", timeout=120, check=False)
        self.exit, self.out = done.returncode, json.loads(done.stdout)

    @property
    def findings(self) -> list[tuple[str, str]]:
        """Code and place of each finding."""
        return [(one["code"], one["at"]) for one in self.out["findings"]]

    def says(self, code: str, at: str = "") -> bool:
        """Whether it is not satisfied, with this code, at this place where one is given."""
        told = any(code == found and at in ("", place) for found, place in self.findings)
        return self.exit == 1 and not self.out["ok"] and told

    def names(self, path: str) -> bool:
        """Whether it is not satisfied and names this file."""
        return self.exit == 1 and not self.out["ok"] and any(path == at for _, at in self.findings)

    def __str__(self) -> str:
        return f"exit {self.exit} {self.findings[:8]}"


class Story:
    """The folder of a round, and copies of its bundle to do harm to."""

    def __init__(self, work: Path) -> None:
        self.work = work
        subprocess.run(["bash", "-c", STORY, "story", str(work), str(HERE.parent / "interop")],
                       check=True, timeout=300, env={**os.environ, "SHANGJI": SHANGJI})
        self.sound = Bundle(work / "bundle")
        self.copies: SimpleQueue[Bundle] = SimpleQueue()
        for number in range(3):
            self.copies.put(Bundle(work / f"copy{number}"))
        self.log = log_key(work / "centre")

    def person(self, name: str) -> Holder:
        """The key of a person of the centre."""
        os.environ.setdefault("SHANGJI_PASSPHRASE", "a passphrase for tests")
        return person_key(self.work / "centre", name)

    def harmed(self, harm: Callable[[Bundle], Any], *more: str) -> Answer:
        """The answer on a copy to which harm was done."""
        copy = self.copies.get()
        try:
            shutil.rmtree(copy.path, ignore_errors=True)
            shutil.copytree(self.sound.path, copy.path)
            harm(copy)
            return Answer(copy.path, *more)
        finally:
            self.copies.put(copy)


def sound(story: Story) -> Iterator[Outcome]:
    """The folder as it was written."""
    answer = Answer(story.sound.path)
    out = answer.out
    standings = [(one["period"], one["ok"], one["status"]) for one in out["standings"]]
    holds = answer.exit == 0 and out["ok"] and out["card"] == "own"
    yield holds, "a sound folder is sound", str(answer)
    yield out["records"] == len(story.sound.ids) and out["root"] == story.sound.root().hex(), (
        "its root is that of another program"), out["root"]
    published = json.loads((story.work / "published").read_text())["standings"]
    yield standings == [("april", True, "provisional")] * len(published), (
        f"{len(published)} published standings come out the same"), str(standings)
    trusted = Answer(story.sound.path, "--card", str(story.work / "centre/card.json"))
    holds = trusted.exit == 0 and trusted.out["card"] == "given"
    yield holds, "it is sound under a card from elsewhere", str(trusted)
    same = bytes_of(Bundle(story.work / "again")) == bytes_of(story.sound)
    yield same, "the same log gives the same bytes", ""
    refused = json.loads((story.work / "refused").read_text())["error"]["code"]
    yield refused == "folder-exists", "a folder that holds anything is not written into", refused
    secret = [name for name in story.sound.names() if b"secret" in story.sound.read(name)]
    yield not secret, "no file of it holds a secret", str(secret)
    written = story.harmed(Bundle.relist)
    yield written.exit == 0, "a manifest by another program is as good", str(written)
    remade = story.harmed(lambda copy: copy.resign(story.log))
    yield remade.exit == 0, "so are tiles and checkpoint", str(remade)


def bytes_of(bundle: Bundle) -> dict[str, bytes]:
    """All files with their bytes."""
    return {name: bundle.read(name) for name in bundle.names()}


def flips(story: Story) -> Iterator[Outcome]:
    """One byte changed, at seeded places, each file at least once; then covered up."""
    count, seed = int(os.environ.get("FLIPS", "300")), int(os.environ.get("SEED", "1"))
    yield flipped(story, story.sound.names(), count, seed, relist=False)
    # Nobody signs the manifest, nor the name on a card.
    signed = [name for name in story.sound.names() if name not in ("manifest.json", "card.json")]
    yield flipped(story, signed, count // 3, seed + 1, relist=True)


def flipped(story: Story, names: list[str], count: int, seed: int, relist: bool) -> Outcome:
    """Bytes of these files changed one after the other; `relist` makes the manifest fit."""
    dice = random.Random(seed)
    sizes = [len(story.sound.read(name)) for name in names]
    chosen = names + dice.choices(names, sizes, k=max(0, count - len(names)) * 2 // 3)
    chosen += dice.choices(names, k=max(0, count - len(chosen)))
    places = [(name, dice.randrange(len(story.sound.read(name))), dice.randrange(1, 256))
              for name in chosen]

    def flip(place: tuple[str, int, int]) -> str:
        name, offset, change = place

        def harm(copy: Bundle) -> None:
            data = bytearray(copy.read(name))
            data[offset] ^= change
            copy.write(name, bytes(data))
            if relist:
                relisted(copy, story.sound)
        answer = story.harmed(harm)
        # An entry of the manifest that was changed is told at the file it speaks of.
        named = answer.names(name) or (relist or name == "manifest.json") and answer.exit == 1
        return "" if named else f"{name}[{offset}]^{change}: {answer}"
    with ThreadPoolExecutor(3) as hands:
        missed = [text for text in hands.map(flip, places) if text]
    how = "noticed though the manifest was made to fit" if relist else "noticed and its file named"
    text = f"each of {len(places)} changed bytes in {len(names)} files is {how} (seed {seed})"
    return not missed, text, "; ".join(missed[:5])


def relisted(copy: Bundle, sound: Bundle) -> None:
    """A manifest for harmed files that still speaks of the sound log."""
    old = json.loads(sound.read("manifest.json"))
    copy.relist(old["root"], old["size"])


def dropped(story: Story) -> Iterator[Outcome]:
    """Files dropped, listed or not, and files added."""
    def drop(name: str, relist: bool) -> str:
        def harm(copy: Bundle) -> None:
            (copy.path / name).unlink()
            if relist:
                copy.relist()
        answer = story.harmed(harm)
        return "" if answer.says("audit-file-missing", name) else f"{name}: {answer}"

    needed = ("card.json", "log.ids", "manifest.json")
    names = [name for name in story.sound.names() if name not in needed]
    with ThreadPoolExecutor(3) as hands:
        missed = [text for text in hands.map(lambda name: drop(name, False), names) if text]
        hidden = [text for text in hands.map(lambda name: drop(name, True), names) if text]
    yield not missed, f"each of {len(names)} files is missed when it is gone", "; ".join(missed[:3])
    yield not hidden, "and when the manifest does not list it", "; ".join(hidden[:3])
    for name in needed:
        answer = story.harmed(lambda copy, name=name: (copy.path / name).unlink())
        yield answer.names(name), f"a folder without {name} is not sound", str(answer)
    answer = story.harmed(lambda copy: copy.write("records/notes.txt", b"x"))
    holds = answer.says("audit-file-stray", "records/notes.txt")
    yield holds, "a file that does not belong there is named", str(answer)
    answer = story.harmed(lambda copy: (copy.path / "more").symlink_to("/dev/zero"))
    yield answer.says("audit-file-stray", "more"), "a link is named and not followed", str(answer)


def ordered(story: Story) -> Iterator[Outcome]:
    """The list of leaves: swapped, cut, one left out, with everything else made to fit."""
    ids = story.sound.ids

    def swap_contents(copy: Bundle) -> None:
        one, other = (f"records/{name}.record" for name in ids[3:5])
        first, second = copy.read(one), copy.read(other)
        copy.write(one, second)
        copy.write(other, first)
        copy.relist()
    answer = story.harmed(swap_contents)
    both = all(answer.says("audit-record-wrong", f"records/{name}.record") for name in ids[3:5])
    yield both, "two records with each other's contents are named", str(answer)

    def listed(new: list[str]) -> Callable[[Bundle], None]:
        def harm(copy: Bundle) -> None:
            for name in set(ids) - set(new):
                (copy.path / f"records/{name}.record").unlink()
            copy.ids = new
            copy.retile()
            copy.relist()
        return harm
    for text, new in (("two leaves swapped", ids[:7] + [ids[8], ids[7]] + ids[9:]),
                      ("the last leaf cut off", ids[:-1]),
                      ("a leaf in the middle left out", ids[:9] + ids[10:])):
        answer = story.harmed(listed(new))
        holds = answer.says("audit-root-wrong", "checkpoint")
        yield holds, f"{text}, tiles and manifest made to fit: not the signed root", str(answer)
    missed = [place for place in range(len(ids))
              if not story.harmed(listed(ids[:place] + ids[place + 1:])).says("audit-root-wrong")]
    text = f"each of {len(ids)} records, dropped from everything but the signed root, is missed"
    yield not missed, text, str(missed)


def rows(story: Story) -> Iterator[Outcome]:
    """The rows of standings, altered, dropped, swapped, with the manifest made to fit."""
    def put(name: str, lines: list[bytes]) -> Answer:
        def harm(copy: Bundle) -> None:
            copy.write(name, b"".join(line + b"\n" for line in lines))
            copy.relist()
        return story.harmed(harm)
    count, missed = 0, []
    for name in [name for name in story.sound.names() if name.startswith("results/")]:
        lines = story.sound.read(name).splitlines()
        changed = {"swapped": [lines[1], lines[0], *lines[2:]], "twice": [lines[0], *lines]}
        for place, line in enumerate(lines):
            changed[f"{place} dropped"] = lines[:place] + lines[place + 1:]
            digit = next(at for at in range(len(line) - 1, 0, -1) if line[at:at + 1].isdigit())
            other = b"7" if line[digit:digit + 1] != b"7" else b"8"
            new = line[:digit] + other + line[digit + 1:]
            changed[f"{place} altered"] = lines[:place] + [new] + lines[place + 1:]
        for what, new in changed.items():
            count += 1
            answer = put(name, new)
            if not answer.says("audit-rows-wrong", name):
                missed.append(f"{name} {what}: {answer}")
    yield not missed, f"each of {count} changes of rows is named", "; ".join(missed[:3])


def lies(story: Story) -> Iterator[Outcome]:
    """What a centre can sign with its own keys and the audit still tells."""
    wang, li = story.person("wang"), story.person("li")
    standings = story.sound.standings().items()
    first = next(name for name, one in standings if one["group"] == "districts")
    row = json.loads(story.sound.rows(story.sound.record(first)["root"])[0])
    lie = Row(row["id"], "total", "99.5")
    made: list[str] = []

    def publish(copy: Bundle) -> None:
        made.append(copy.publish(first, wang, li, lie))
        copy.resign(story.log)
    answer = story.harmed(publish)
    place = f"records/{made[-1]}.record"
    others = all(at == place for _, at in answer.findings)
    holds = answer.says("audit-standing-wrong", place) and others
    yield holds, "a false total signed by two persons is named", str(answer)
    expected = {"number": "total", "published": "99.5", "recomputed": row["total"],
                "subject": row["id"]}
    told = [one["differences"] for one in answer.out["standings"] if one["id"] == made[-1]]
    yield told == [[expected]], "with the subject and both numbers", str(told)
    rest = [one["ok"] for one in answer.out["standings"] if one["id"] != made[-1]]
    yield bool(rest) and all(rest), "and the other standings still come out", str(rest)


def histories(story: Story) -> Iterator[Outcome]:
    """A log that its centre signed anew, and one that somebody else signed."""
    def rewrite(copy: Bundle) -> None:
        batch = next(place for place, name in enumerate(copy.ids) if "entries" in copy.record(name))
        (copy.path / f"records/{copy.ids[batch]}.record").unlink()
        copy.ids = copy.ids[:batch] + copy.ids[batch + 1:]
        copy.resign(story.log)
    answer = story.harmed(rewrite)
    holds = answer.says("audit-checkpoint-elsewhere")
    yield holds, "a batch dropped from a log signed anew: others carry the proof", str(answer)
    stranger = Holder(b"\x09" * 32)
    answer = story.harmed(lambda copy: copy.resign(stranger))
    holds = answer.says("audit-checkpoint-wrong")
    yield holds, "a checkpoint by another key is not believed", str(answer)


def main() -> int:
    """Makes the story and tells what every part of it found."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        story = Story(Path(folder))
        for part in (sound, dropped, ordered, rows, lies, histories, flips):
            for holds, text, why in part(story):
                failed += not holds
                end = "" if holds else f": {why}"
                print(f"{'ok' if holds else 'not ok'} - audit: {text}{end}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
