"""The proposal form as its page shows it: the parts of the contract, each field with the control that suits it."""

import re
from collections.abc import Iterator, Mapping

from catalog.descriptor import Field, Section, Table
from macros.proposal_parts import Choice, Control, Group, ListView, SectionView
from macros.reader import Reader

LONG_TEXT = 160
"""From so many characters on, a text gets room for several lines."""
SHORT_TEXT = 60
"""Up to so many characters, two fields may stand side by side."""
TELLING = 15
"""From so many characters on, the least length is told before anybody writes."""
FEW = 7
"""Up to so many terms are all shown; more become a menu."""
_ARTICLE = re.compile(r"^(?:un'|(?:un|uno|una) )")
_NO_WORDS: Mapping[str, str] = {}


def section_views(reader: Reader, record: str) -> tuple[SectionView, ...]:
    """The form of one kind of record."""
    form = _Form(reader, record)
    return tuple(form.section(section) for section in reader.descriptor.sections if section.record == record)


class _Form:
    def __init__(self, reader: Reader, record: str) -> None:
        self.reader, self.record = reader, record
        self.tables = {table.path: table for table in reader.descriptor.of_record(record)}
        self.fields = {field.key: field for field in self.tables[""].fields}

    def section(self, section: Section) -> SectionView:
        parts = tuple(self.part(path, section.words.get(path, _NO_WORDS)) for path in section.fields)
        return SectionView(section.id, section.title, section.description, section.later, parts)

    def part(self, path: str, words: Mapping[str, str]) -> Control | ListView:
        if path in self.fields:
            return self.control(self.tables[""], self.fields[path], words)
        table = self.tables[path]
        if _chosen(table):
            return self.chosen(table, words)
        return self.list(table, words)

    def list(self, table: Table, words: Mapping[str, str]) -> ListView:
        """Fields first, then the lists inside each group."""
        add = words.get("one", "una voce")
        nested = (self.chosen(t, _NO_WORDS) for t in self.tables.values() if _inside(t, table))
        inside = (part._replace(path=part.path.removeprefix(f"{table.path}.")) for part in nested)
        return ListView(
            kind="texts" if table.of_texts else "groups",
            path=table.path,
            title=words.get("title", table.title),
            help=words.get("description", table.description),
            required=table.required,
            most=table.items_max or 0,
            least=table.items_min,
            add=add,
            one=_ARTICLE.sub("", add).capitalize(),
            parts=(*(self.control(table, field, _NO_WORDS) for field in table.fields), *inside),
            level=table.level or "",
        )

    def chosen(self, table: Table, words: Mapping[str, str]) -> Control:
        """A list whose texts are terms of a vocabulary, or sources of the same record: boxes to tick."""
        (field,) = table.fields
        return Control(
            kind="cited" if field.local else "choices",
            path=table.path,
            title=words.get("title", table.title),
            help=words.get("description", table.description),
            example="",
            required=table.required,
            groups=self.groups(field, words),
        )

    def control(self, table: Table, field: Field, words: Mapping[str, str]) -> Control:
        most, least = field.limit("maxLength"), field.limit("minLength") or 0
        return Control(
            kind=self.kind(table, field),
            path=field.key,
            title=words.get("title", field.title),
            help=words.get("description", field.description),
            example=field.example,
            required=field.required,
            most=int(most) if most else None,
            groups=self.groups(field, words),
            reference=field.reference or "",
            when=next(self.conditions(table, field), ""),
            unless=next(self.alternatives(table, field), ""),
            least=int(least) if least >= TELLING else None,
            either=next(self.either(table, field), ""),
            web=field.format == "uri",
            short=field.type != "string" or bool(field.limit("pattern")) or 0 < (most or 0) <= SHORT_TEXT,
            level=field.level or "",
        )

    def kind(self, table: Table, field: Field) -> str:
        if field.local:
            return "source"
        if field.vocabulary or field.format == "documented-field":
            return "choice" if len(self.terms(field)) <= FEW else "menu"
        if field.reference:
            return "reference"
        if field.type == "boolean":
            return "flag"
        if table.unique == field.name == "id":
            return "number-of-source"
        if field.type == "number":
            return "number"
        long = field.type == "string" and field.format != "uri" and (field.limit("maxLength") or 0) >= LONG_TEXT
        return "area" if long and not field.limit("pattern") else "text"

    def terms(self, field: Field) -> tuple[tuple[str, str, str], ...]:
        """Id, label and group of all that may be chosen."""
        if field.format == "documented-field":
            titles = self.reader.field_titles
            return tuple((name, titles.get(name, name), "") for name in self.reader.descriptor.level_fields)
        if not field.vocabulary:
            return ()
        found = self.reader.catalog.vocabularies[field.vocabulary].values
        return tuple((term.id, term.label, term.group or "") for term in found)

    def groups(self, field: Field, words: Mapping[str, str]) -> tuple[Group, ...]:
        found: dict[str, list[Choice]] = {}
        for id_, label, group in self.terms(field):
            found.setdefault(group, []).append(Choice(id_, words.get(id_, label)))
        return tuple(Group(title, tuple(choices)) for title, choices in found.items())

    def conditions(self, table: Table, field: Field) -> Iterator[str]:
        """From the rules of the contract: `if` one field has a term, `require` the other."""
        for rule in self.reader.descriptor.rules_of[table.origin]:
            condition = rule.get("if", {})
            if field.key in rule.get("require", ()) and "in" in condition:
                yield f"{condition['field']}={condition['in'][0]}"

    def either(self, table: Table, field: Field) -> Iterator[str]:
        """From the rules of the contract: one of several fields must be there; of a pair the first one says so."""
        titles = {other.key: other.title for other in table.fields}
        for rule in self.reader.descriptor.rules_of[table.origin]:
            if field.key in rule.get("any", ()):
                yield "almeno uno dei due"
            first, *others = rule.get("one", ("",))
            if field.key == first and "if" not in rule:
                yield f"oppure «{titles[others[0]]}»"

    def alternatives(self, table: Table, field: Field) -> Iterator[str]:
        """From the rules of the contract: of one pair only one field may be there, with all that goes along with it."""
        rules = self.reader.descriptor.rules_of[table.origin]
        along = {field.key}
        for rule in rules:
            needed = rule.get("require", ())
            if field.key in needed and rule.get("if", {}).get("present") == needed:
                along |= set(needed)
        for rule in rules:
            first, *others = rule.get("one", ("",))
            if along & set(others):
                yield first


def _chosen(table: Table) -> bool:
    field = table.fields[0]
    return table.of_texts and bool(field.vocabulary or field.local)


def _inside(table: Table, outer: Table) -> bool:
    return table.origin.startswith(f"{outer.origin}.")
