"""The commands behind the workflows and for those who know Git: one table, each row the module that does the work."""

import argparse
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

Settings = Mapping[str, Any]

_NAMES = {"nargs": "*", "metavar": "FILE"}
_CHANGED = (("--changed",), {**_NAMES, "help": "i file cambiati; «-» li legge dall'ingresso, uno per riga"})
_JSON = (("--json",), {"metavar": "FILE", "help": "scrive l'esito anche in JSON"})
_MARKDOWN = (("--markdown",), {"metavar": "FILE", "help": "scrive l'esito anche in Markdown; vuoto se va tutto bene"})


def _text(name: str, help_: str) -> tuple[tuple[str, ...], Settings]:
    return (f"--{name}",), {"metavar": "TESTO", "help": help_}


def _many(name: str, help_: str) -> tuple[tuple[str, ...], Settings]:
    return (f"--{name}",), {"metavar": "VOCE", "action": "append", "help": f"{help_}; si può ripetere"}


class Command(NamedTuple):
    """One command: the module whose `run(options)` gives the exit code is imported only when it is asked for."""

    name: str
    help: str
    module: str
    options: tuple[tuple[tuple[str, ...], Settings], ...] = ()

    def add(self, commands: Any) -> None:
        """Make the command known to the parser."""
        parser = commands.add_parser(self.name, help=self.help)
        for names, settings in self.options:
            parser.add_argument(*names, **settings)
        parser.set_defaults(run=self._run)

    def _run(self, options: argparse.Namespace) -> int:
        return int(import_module(self.module).run(options))


COMMANDS = (
    Command(
        "new",
        "scrive una scheda nuova, con poche domande",
        "shell.new",
        (
            (("record",), {"choices": ("practice", "organisation"), "help": "che cosa si scrive"}),
            (("--yes",), {"action": "store_true", "help": "non chiede nulla: vale solo quello che è scritto qui"}),
            _text("title", "il titolo della pratica"),
            _text("name", "il nome dell'organizzazione"),
            _text("summary", "il riassunto"),
            _text("kind", "la linea di azione"),
            _text("type", "il tipo di organizzazione"),
            _text("alliance", "il legame con l'alleanza"),
            _text("origin", "da dove viene la scheda"),
            _text("status", "a che punto è la pratica"),
            _text("reach", "fin dove arriva la pratica"),
            _text("membership", "l'adesione dell'organizzazione"),
            _text("problem", "il bisogno da cui si è partiti"),
            _text("solution", "la risposta"),
            _many("need", "un bisogno"),
            _many("measure", "una misura"),
            _many("organisation", "chi realizza la pratica"),
            _many("audience", "a chi serve"),
            _text("source", "l'indirizzo della fonte"),
            _text("source-title", "il titolo della fonte"),
        ),
    ),
    Command(
        "fmt",
        "mette le schede nell'ordine e nello stile del progetto, senza cambiare ciò che dicono",
        "shell.formatting",
        (
            (("--check",), {"action": "store_true", "help": "dice soltanto quali non lo sono"}),
            (("files",), {"nargs": "*", "type": Path, "metavar": "FILE", "help": "le schede; senza, tutte"}),
        ),
    ),
    Command(
        "schema",
        "scrive lo schema con cui gli editor completano e controllano il YAML",
        "shell.schema",
        ((("--check",), {"action": "store_true", "help": "controlla soltanto che sia quello di oggi"}),),
    ),
    Command(
        "comment",
        "scrive il commento per chi propone una modifica",
        "shell.comment",
        (
            _CHANGED,
            (("--base",), {"metavar": "REF", "help": "il punto della storia di Git prima della proposta"}),
            (("--links",), {"metavar": "FILE", "help": "l'esito di «concilia links --json»"}),
        ),
    ),
    Command(
        "links",
        "controlla che gli indirizzi delle schede rispondano",
        "shell.external_links",
        (_CHANGED, _JSON, _MARKDOWN),
    ),
    Command(
        "due",
        "elenca le schede da rileggere",
        "shell.due",
        ((("--markdown",), {"action": "store_true", "help": "come testo di una segnalazione; vuoto se non ce n'è"}),),
    ),
    Command(
        "from-issue",
        "trasforma una segnalazione in una scheda",
        "shell.from_issue",
        (
            (
                ("--event",),
                {"metavar": "FILE", "help": "l'evento di GitHub che ha la segnalazione, invece dell'ingresso"},
            ),
            (("--correction",), {"action": "store_true", "help": "può cambiare una scheda che esiste già"}),
        ),
    ),
    Command(
        "outside",
        "elenca i file cambiati fuori da data/",
        "shell.outside",
        (
            (("--base",), {"metavar": "REF", "help": "confronta con questo punto della storia di Git"}),
            (("names",), {**_NAMES, "help": "i file cambiati; senza, e senza --base, li legge dall'ingresso"}),
        ),
    ),
)
