"""The words of a table: columns, and things by id or by name."""

from __future__ import annotations

from .text import Unread, half_width, trimmed, without_spaces

COLUMNS = {
    "period": ("考核期", "期间", "考核周期"),
    "indicator": ("指标", "考核指标", "指标编号", "指标名称"),
    "subject": ("考核对象", "被考核单位", "对象", "被考核人"),
    "role": ("主体类别", "考核主体类别", "评价类别"),
    "rater": ("考核主体", "评价人", "评分人"),
    "value": ("分值", "得分", "数值", "值", "分数", "完成值"),
    "comment": ("说明", "备注"),
    "date": ("日期", "发生日期"),
    "reason": ("事由", "原因"),
}
NEEDED = ("indicator", "subject", "value", "period")
_COLUMN_OF = {
    word: column for column, words in COLUMNS.items() for word in (column, *words)
}


def column_of(text: str) -> str | None:
    """The column that a cell of the header names."""
    return _COLUMN_OF.get(without_spaces(half_width(text)).lower())


def columns(header: tuple[str, ...]) -> dict[str, int]:
    """Where the known columns are, from 0; `Unread` where one is twice or wanting."""
    found: dict[str, int] = {}
    for index, text in enumerate(header):
        column = column_of(text)
        if column in found:
            raise Unread("sheet-column-twice")
        if column is not None:
            found[column] = index
    if any(column not in found for column in NEEDED):
        raise Unread("sheet-header-missing")
    return found


class Names:
    """Things by id, or by a name that only one of them has."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        """From (id, name) pairs."""
        self.ids = {identity for identity, _ in pairs}
        self.named: dict[str, list[str]] = {}
        for identity, name in pairs:
            self.named.setdefault(trimmed(name), []).append(identity)

    def find(self, text: str) -> str:
        """The id that the text means; `Unread` with the code if there is none."""
        if text in self.ids:
            return text
        if text in self.named:
            return self._only(text)
        plain = without_spaces(half_width(text))
        if plain in self.ids:
            return plain
        if len(self.named.get(plain, [])) != 1:
            raise Unread("sheet-name-unknown")
        return self._only(plain)

    def _only(self, name: str) -> str:
        """The id of the one thing that has the name."""
        found = self.named[name]
        if len(found) != 1:
            raise Unread("sheet-name-ambiguous")
        return found[0]
