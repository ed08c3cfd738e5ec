"""The command line: `concilia check`, `concilia build`, `concilia serve`.

Exit codes: 0 clean; 1 problems for a contributor to mend; 2 the tool could not run: a sentence, or a bug's stack trace.
"""

import argparse
import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from shell.commands import COMMANDS
from shell.failures import InstallationError

CLEAN, PROBLEMS, FAILED = 0, 1, 2
_OWN = ("catalog", "finding", "macros", "shell")


_ITALIAN = {
    "usage: ": "Uso: ",
    "positional arguments:": "Comandi:",
    "options:": "Opzioni:",
    "show this help message and exit": "mostra questo aiuto",
}


class _UsageError(Exception):
    """The command is written wrongly."""


class _Parser(argparse.ArgumentParser):
    """Speaks Italian."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)

    def format_help(self) -> str:
        text = super().format_help()
        for english, italian in _ITALIAN.items():
            text = text.replace(english, italian)
        return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    try:
        options = _parser().parse_args(words)
        return int(options.run(options))
    except _UsageError:
        _say(f"Non capisco «{' '.join(['concilia', *words])}». {_way_out(words)}")
    except InstallationError as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Interrotto.")
    except ModuleNotFoundError as error:
        _missing(error)
    except Exception:  # noqa: BLE001 - the last stop of a bug, which keeps its stack trace
        _bug()
    return FAILED


def _way_out(words: Sequence[str]) -> str:
    """What could have been meant."""
    known = [command for command in COMMANDS if command.name in words[:1]]
    if not known:
        return "Prova con concilia check, concilia build, concilia serve. Tutti i comandi: concilia --help."
    [command] = known
    choices = [f"concilia {command.name} {choice}" for _, how in command.options for choice in how.get("choices", ())]
    tried = f"Prova con {', '.join(choices)}. " if choices else ""
    return f"{tried}Come si usa: concilia {command.name} --help."


def run() -> NoReturn:
    """Run a command as a whole process."""
    code = main()
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    # The system takes back all memory at once; Python would first free millions of objects one by one.
    os._exit(code)


def _speak_utf8() -> None:
    """A Windows console in a legacy encoding must not turn an accent into a stack trace."""
    # A command makes millions of objects that live to its end: the collector would only walk them again and again.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _missing(error: ModuleNotFoundError) -> None:
    if (error.name or "").split(".")[0] in _OWN:
        _bug()
    else:
        _say(
            f"Manca il pacchetto {error.name}: prepara l'ambiente come spiega README.md, per esempio con «make build»."
        )


def _bug() -> None:
    traceback.print_exc()
    _say("Questo è un difetto del programma, non un tuo errore: segnalalo con il testo qui sopra.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="concilia", description="Il portale delle buone pratiche: controlla, costruisce, mostra.")
    commands = parser.add_subparsers(required=True, metavar="comando", parser_class=_Parser)
    check = commands.add_parser("check", help="controlla soltanto i dati")
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="come scrivere i problemi")
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="controlla i dati e costruisce il portale")
    build.add_argument("--site", type=Path, default=Path("site"), help="la cartella da costruire (site)")
    build.add_argument("--json", action="store_true", help="scrive l'esito in JSON")
    build.add_argument("--sound-only", action="store_true", help="lascia fuori le schede sbagliate, invece di fermarsi")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="mostra il portale e lo aggiorna a ogni modifica")
    serve.add_argument("--port", type=int, default=8000, help="la porta (8000)")
    serve.set_defaults(run=_serve)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _check(options: argparse.Namespace) -> int:
    from catalog.problems import render
    from shell.reading import read_data

    loaded = read_data(Path.cwd())
    sys.stdout.write(render(loaded.problems, options.format))
    return PROBLEMS if loaded.errors else CLEAN


def _build(options: argparse.Namespace) -> int:
    from shell.build import build

    site = options.site.absolute()
    outcome = build(Path.cwd(), site, sound_only=options.sound_only)
    sys.stdout.write((outcome.as_json if options.json else outcome.as_text)(options.site))
    return CLEAN if outcome.clean else PROBLEMS


def _serve(options: argparse.Namespace) -> int:
    from shell.serve import serve

    serve(Path.cwd(), options.port)
    return CLEAN


if __name__ == "__main__":
    run()
