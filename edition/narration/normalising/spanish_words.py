"""The words of Spanish that the rules of :mod:`edition.narration.normalising.spanish` use."""

from __future__ import annotations

from edition.narration.normalising.terms import listed

RULERS = frozenset(listed("Felipe Carlos Juan Alfonso Fernando Isabel Jaime Pedro Sancho Ramiro Pablo Pío León Luis"))
QUEENS = frozenset(listed("Isabel Juana Cristina Victoria Catalina María Margarita Beatriz Ana"))
HERS = frozenset(
    listed(
        "guerra república edición cumbre jornada jornadas asamblea feria copa semana conferencia legislatura región "
        "bienal muestra división brigada fase internacional carrera marcha ronda convención flota"
    )
)
"""What is counted with a Roman numeral before it, in the feminine."""
HIS = frozenset(
    listed("aniversario centenario congreso festival foro reich imperio concilio encuentro premio torneo plan certamen")
)
FEMININE = frozenset(
    listed("veces mujeres voces naciones imágenes luces noches partes leyes muertes calles redes sedes")
)
MASCULINE = frozenset(listed("día días problema problemas programa programas sistema sistemas idiomas mapas"))
NO_NOUNS = frozenset(
    listed(
        "más menos para por con sin que como del los las una uno unos según desde hasta entre sobre tras ante contra "
        "durante mientras cuando donde pero también fue fueron son está están había hay tiene tienen dijo han"
    )
)
PLURALS = {
    "RRHH": "recursos humanos", "FFAA": "Fuerzas Armadas", "CCOO": "Comisiones Obreras",
    "CCAA": "comunidades autónomas", "SSMM": "Sus Majestades",
}  # fmt: skip
TITLES = {
    "Sr": "Señor", "Sra": "Señora", "Srta": "Señorita", "Sres": "Señores", "Dr": "Doctor", "Dra": "Doctora",
    "Prof": "Profesor", "Lic": "Licenciado", "Ing": "Ingeniero", "Gral": "General",
    "Cnel": "Coronel", "Profa": "Profesora", "Mons": "Monseñor", "Sto": "Santo", "Sta": "Santa",
}  # fmt: skip
ACRONYMS = {
    **{
        word: word.capitalize()
        for word in listed(
            "OTAN ONU NASA UNESCO UNICEF FIFA UEFA OPEP COVID SIDA OVNI RENFE IVA PIB UCI VOX AVE ESO BOE "
            "CIS UCO MIR ETA OPA ONCE FARC PRI PAN UNAM IBEX DANA ERTE INE ONG SIDA ERE"
        )
    },
    "OMS": "O.M.S",
}
ABBREVIATIONS = {
    "p. ej": "por ejemplo", "p.ej": "por ejemplo", "a. C": "antes de Cristo", "a.C": "antes de Cristo",
    "d. C": "después de Cristo",
    "d.C": "después de Cristo", "etc": "etcétera", "aprox": "aproximadamente", "pág": "página", "cap": "capítulo",
    "art": "artículo", "arts": "artículos", "Av": "Avenida", "Avda": "Avenida", "Cía": "Compañía", "págs": "páginas",
    "tel": "teléfono",
    "núm": "número", "avda": "avenida", "dpto": "departamento", "vol": "volumen", "ed": "edición",
    "Pza": "Plaza", "apdo": "apartado", "Excmo": "Excelentísimo", "Excma": "Excelentísima",
    "Ud": "usted", "Uds": "ustedes", "máx": "máximo", "mín": "mínimo",
}  # fmt: skip
