"""The book of words: the Italian name of each macro, what it may be given, and how a call is answered."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from catalog.facets import BY_ID
from macros import (
    words_catalogue,
    words_charts,
    words_figures,
    words_finding,
    words_organisations,
    words_practices,
    words_proposal,
    words_reference,
)
from macros.counting import CHARTS
from macros.desk import Desk
from macros.grammar import (
    FILTERS,
    Word,
    address,
    heading,
    one_of,
    partial_date,
    several,
    terms,
    text,
    unknown_word,
    whole,
)
from macros.proposal_files import MODELS

_PRACTICE = one_of("Nessuna pratica ha questo id", lambda reader: reader.catalog.practices)
_ORGANISATION = one_of("Nessuna organizzazione ha questo id", lambda reader: reader.catalog.organisations)
_FACET = one_of("Nessuna faccetta ha questo nome", lambda _: BY_ID)
_LINE = one_of("Nessuna linea ha questo nome", lambda r: (t.id for t in r.catalog.vocabularies["kinds"].values))
_RECORD = one_of("Nessun tipo di scheda ha questo nome", lambda r: dict.fromkeys(t.record for t in r.descriptor.tables))
_PROPOSAL = one_of("Non c'è un modulo per questo tipo di scheda", lambda _: MODELS)
_CHART = one_of("Nessun grafico ha questo nome", lambda _: CHARTS)
_VOCABULARY = one_of("Nessun vocabolario ha questo nome", lambda reader: reader.catalog.vocabularies)
_ORGANISATION_FILTERS = {
    "tipo": terms("organisation-types"),
    "adesione": terms("memberships"),
    "iniziativa": terms("initiatives"),
    "ruolo": terms("roles"),
}

WORDS: Mapping[str, Word] = {
    "catalogo_pratiche": Word(run=words_catalogue.practices, example="{{ catalogo_pratiche() }}", block=True),
    "catalogo_organizzazioni": Word(
        run=words_catalogue.organisations, example="{{ catalogo_organizzazioni() }}", block=True
    ),
    "elenco_pratiche": Word(
        run=words_practices.list_practices,
        example='{{ elenco_pratiche(linea="welfare", massimo=6) }}',
        block=True,
        optional={**FILTERS, "massimo": whole, "titoli": heading},
    ),
    "tabella_pratiche": Word(
        run=words_practices.table_practices,
        example='{{ tabella_pratiche(bisogno="cura-figli") }}',
        block=True,
        optional={**FILTERS, "massimo": whole},
    ),
    "scheda_pratica": Word(
        run=words_practices.one_card,
        example='{{ scheda_pratica("id-della-pratica") }}',
        block=True,
        required={"scheda": _PRACTICE},
        optional={"titoli": heading},
    ),
    "novita": Word(
        run=words_practices.newest,
        example="{{ novita(massimo=5) }}",
        block=True,
        optional={"massimo": whole, "titoli": heading},
    ),
    "pratica": Word(
        run=words_practices.link_practice,
        example='{{ pratica("id-della-pratica") }}',
        block=False,
        required={"scheda": _PRACTICE},
    ),
    "organizzazione": Word(
        run=words_organisations.link_organisation,
        example='{{ organizzazione("comune-di-esempio") }}',
        block=False,
        required={"scheda": _ORGANISATION},
    ),
    "conta_pratiche": Word(
        run=words_practices.count_practices,
        example='{{ conta_pratiche(linea="welfare") }}',
        block=False,
        optional=FILTERS,
    ),
    "fermate": Word(
        run=words_practices.stops,
        example='{{ fermate("welfare") }}',
        block=True,
        required={"linea": _LINE},
    ),
    "conta_organizzazioni": Word(
        run=words_organisations.count_organisations,
        example='{{ conta_organizzazioni(tipo="impresa") }}',
        block=False,
        optional=_ORGANISATION_FILTERS,
    ),
    "conta_fonti": Word(run=words_figures.count_sources, example="{{ conta_fonti() }}", block=False),
    "conta_dati": Word(run=words_figures.count_figures, example="{{ conta_dati() }}", block=False),
    "cifra": Word(
        run=words_figures.figure,
        example='{{ cifra("id-della-pratica", "Persone in lavoro agile", periodo="2019") }}',
        block=False,
        required={"scheda": _PRACTICE, "dato": text},
        optional={"periodo": text},
    ),
    "fatto": Word(
        run=words_figures.fact,
        example='{{ fatto("3,5 milioni", fonte="https://www.esempio.it/", titolo="Titolo della fonte", data="2025") }}',
        block=False,
        required={"valore": text, "fonte": address, "titolo": text},
        optional={"data": partial_date},
    ),
    "elenco_organizzazioni": Word(
        run=words_organisations.list_organisations,
        example='{{ elenco_organizzazioni(iniziativa="smart-lab", ruolo="partner") }}',
        block=True,
        optional={**_ORGANISATION_FILTERS, "massimo": whole},
    ),
    "sfoglia": Word(
        run=words_reference.browse_facet, example='{{ sfoglia("bisogno") }}', block=True, required={"faccetta": _FACET}
    ),
    "grafico": Word(run=words_charts.chart, example='{{ grafico("anno") }}', block=True, required={"nome": _CHART}),
    "periodi": Word(
        run=words_charts.periods,
        example='{{ periodi(["prima-pratica", "seconda-pratica"]) }}',
        block=True,
        required={"schede": several(_PRACTICE)},
    ),
    "data_catalogo": Word(run=words_charts.catalogue_date, example="{{ data_catalogo() }}", block=False),
    "campi": Word(
        run=words_reference.dictionary, example='{{ campi("practice") }}', block=True, required={"scheda": _RECORD}
    ),
    "vocabolario": Word(
        run=words_reference.vocabulary, example='{{ vocabolario("needs") }}', block=True, required={"nome": _VOCABULARY}
    ),
    "file_dati": Word(run=words_reference.downloads, example="{{ file_dati() }}", block=True),
    "trova": Word(run=words_finding.finder, example="{{ trova() }}", block=True),
    "trova_regole": Word(run=words_finding.finder_rules, example="{{ trova_regole() }}", block=True),
    "modulo": Word(
        run=words_proposal.form, example='{{ modulo("practice") }}', block=True, required={"scheda": _PROPOSAL}
    ),
    "altri_modi": Word(run=words_proposal.other_ways, example="{{ altri_modi() }}", block=True),
    "confronto": Word(run=words_finding.comparison, example="{{ confronto() }}", block=True),
}


def answer(desk: Desk, name: str, args: Sequence[object], keywords: Mapping[str, object]) -> Markup:
    """The HTML of one call. MacroError when there is no such word, or it is misused."""
    if name not in WORDS:
        raise unknown_word(name, WORDS)
    word = WORDS[name]
    return word.run(desk, **word.bind(desk.reader, args, keywords))
