"""The fixed Italian words of the generated pages that depend on a value: levels, requirements, membership."""

LEVELS = {
    "segnalata": ("Segnalata", "La scheda è valida e ha almeno una fonte."),
    "documentata": ("Documentata", "La scheda racconta tutto quello che serve per riprendere la pratica."),
    "verificata": (
        "Verificata",
        "È documentata, ha una cifra con fonte e periodo, una rilettura recente e la conferma dell'organizzazione.",
    ),
}
"""Level → its name, and what it means."""

VERIFIED = {
    "sourced-figure": "Almeno una cifra con fonte, unità e periodo",
    "recent-review": "Una revisione negli ultimi 12 mesi, fatta da chi non ha scritto la scheda",
    "confirmed": "La conferma dell'organizzazione",
}
"""What the level `verificata` asks for."""

MEMBERSHIP_CONFIRMED = "Adesione all'alleanza confermata"
MEMBERSHIP_NOT_STATED = "Le fonti viste non dicono se questa organizzazione aderisce all'alleanza"
ROLE_NOT_CONFIRMED = "Nominata dalla fonte"
"""Shown in place of the role `membro` while the membership is not confirmed: the portal never says it by itself."""
