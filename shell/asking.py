"""Asks a person on a terminal, and again where the check would object; an empty line is «later»."""

import sys
from collections.abc import Callable, Collection, Sequence
from typing import Any

from catalog.questions import Question, UnknownAnswerError, understood

LIKELY = 9
"""How many things that an answer may mean are shown."""


Judge = Callable[[Question, Any], str]
"""What the check would say of a value; nothing when it is right."""


def ask_all(asked: Sequence[Question], given: dict[str, Any], needed: Collection[str], judge: Judge) -> None:
    """Ask for whatever is not given yet; an end of the input is an end of the questions."""
    sys.stdout.write("Rispondi e premi invio. Invio da solo: lo scrivo più tardi.\n")
    try:
        for question in asked:
            if question.path not in given and (answer := _ask(question, question.path in needed, judge)):
                given[question.path] = answer
    except EOFError:
        sys.stdout.write("\n")


def _ask(question: Question, needed: bool, judge: Judge) -> Any:
    star = " (necessario adesso)" if needed else ""
    sys.stdout.write(f"\n{question.title}{star}. {question.help}\n")
    if question.ids and not question.known:
        labels = enumerate(question.ids.values(), 1)
        sys.stdout.write("".join(f"  {number:3} {label}\n" for number, label in labels))
        sys.stdout.write("Il numero, o il nome" + (", più d'uno con la virgola.\n" if question.many > 1 else ".\n"))
    elif question.known:
        sys.stdout.write("Il nome, anche solo una parte. Se non c'è ancora: invio, poi «concilia new organisation».\n")
    elif question.example:
        sys.stdout.write(f"Esempio: {question.example}\n")
    likely = ""
    while True:
        answer = input("> ").strip() or likely
        if not answer and not needed:
            return None
        try:
            value = understood(question, answer) if answer else _again()
        except UnknownAnswerError as error:
            # Of several answers only the one in doubt is replaced.
            likely = answer.replace(error.answer, error.likely[0], 1) if len(error.likely) == 1 else ""
            sys.stdout.write(_not_understood(question, error))
            continue
        if not (said := judge(question, value)):
            return value
        likely = ""
        sys.stdout.write(said)


def _again() -> Any:
    raise UnknownAnswerError("", ())


def _not_understood(question: Question, error: UnknownAnswerError) -> str:
    if not error.answer:
        return "Senza questa risposta il file non ha un nome o una cartella.\n"
    labels = [(question.ids or {})[name] for name in error.likely[:LIKELY]]
    if len(labels) == 1:
        return f"«{error.answer}» non è nell'elenco. Forse «{labels[0]}»? Invio per dire di sì.\n"
    if labels:
        return f"«{error.answer}» può essere: {'; '.join(labels)}. Scrivi quale.\n"
    return f"«{error.answer}» non è nell'elenco. Riprova.\n"
