"""The words of a table: columns, and things by id or by name."""

from __future__ import annotations

from .written import Unread

COLUMNS = {
    "考核期": "period", "指标": "indicator", "考核对象": "subject", "主体类别": "role",
    "考核主体": "rater", "分值": "value", "说明": "comment", "备注": "comment",
    "日期": "date", "事由": "reason",
}
KNOWN = frozenset(COLUMNS.values())


def columns(header: tuple[str, ...]) -> dict[str, int]:
    """Where the known columns are, from 0."""
    found: dict[str, int] = {}
    for index, text in enumerate(header):
        name = COLUMNS.get(text.strip(), text.strip())
        if name in KNOWN:
            found[name] = index
    return found


class Names:
    """Things by id, or by a name that only one of them has."""

    def __init__(self, pairs: list[tuple[str, str | None]]) -> None:
        """From (id, name) pairs."""
        self.ids = {identity for identity, _ in pairs}
        self.named: dict[str, list[str]] = {}
        for identity, name in pairs:
            if name is not None:
                self.named.setdefault(name, []).append(identity)

    def find(self, text: str) -> str:
        """The id that the text means; `Unread` with the code if there is none."""
        if text in self.ids:
            return text
        found = self.named.get(text, [])
        if len(found) != 1:
            raise Unread("sheet-name-ambiguous" if found else "sheet-name-unknown")
        return found[0]
