"""Turns a system of the register into a description of ordinary size, in order by every rule."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from benchmarks.national import DAY, FRAMEWORK, Provider, Section, System
from benchmarks.sections import bodies, finance, oversight_and_disputes, plans

__all__ = ["description"]

_OFFICER_DUTIES = [
    "regularity",
    "propriety",
    "value-for-money",
    "accounts",
    "governance-statement",
    "internal-control",
    "statutory-financial-duties",
    "escalation",
    "parliamentary-accountability",
]
_AIMS = ["population-health", "inequalities", "productivity-value", "social-economic"]
_HANDBOOK = [
    "standing-orders",
    "standing-financial-instructions",
    "sord",
    "functions-decision-map",
    "committee-terms-of-reference",
    "joint-committee-terms",
    "eligible-nominators",
    "key-policies",
]


def description(system: System) -> Section:
    """The whole description, as plain data."""
    return {
        "ics": 1,
        "framework": FRAMEWORK,
        "system": {
            "id": system.id,
            "name": system.name,
            "ods": system.code,
            "region": system.region,
            "as-of": DAY,
            "status": "live",
            "legal-form": "none",
            "population": system.draw.randrange(500, 3200) * 1000,
            "purposes": list(_AIMS),
            "roles": ["strategic-commissioner", "strategy", "convenor"],
        },
        "organisations": dict(_organisations(system)),
        "posts": dict(_posts(system)),
        "bodies": bodies(system),
        "collaboratives": dict(_collaboratives(system)),
        "places": dict(_places(system)),
        "functions": dict(_functions(system)),
        "delegations": list(_delegations(system)),
        "duties": _duties(system),
        "finance": finance(system),
        **oversight_and_disputes(system),
        "agreements": dict(_agreements(system)),
        "plans": plans(system),
        "clinical-leadership": {
            "framework": "Leading together",
            "agreed-by": ["icb", *(each.id for each in system.own_providers)],
            "principles": ["decisions-at-every-level", "learning-culture", "resource", "development", "pipeline"],
            "advice-from": ["treatment", "public-health", "nursing"],
        },
        "engagement": {
            "strategy": "engagement-plan",
            "principles": 10,
            "routes": {
                "neighbourhood": ["voluntary-alliance"],
                "place": [f"{place}-board" for place, *_ in system.places],
                "system": ["healthwatch"],
            },
            "healthwatch": ["healthwatch"],
            "vcse": ["voluntary-alliance"],
            "covers": ["planning", "proposals", "decisions"],
            "patient-involvement": ["own-care", "choice"],
            "accountability": "A report in plain words each summer, and questions at every meeting of the board.",
        },
        "quality": {"group": "quality-group", "executive-lead": "icb-nursing-director", "escalates-to": "region"},
        "digital": {"owner": "icb", "plan": "engagement-plan"},
        "geography": {
            "areas": {system.id: _area(system), "icb": _area(system)},
            "boundary": "same-as-councils" if all(each.whole for each in system.councils) else "exception",
            **(
                {}
                if all(each.whole for each in system.councils)
                else {"exceptions": ["The boundary follows the earlier commissioners and not the council's."]}
            ),
        },
    }


def _area(system: System) -> list[str]:
    return [each.gss for each in system.councils if each.whole] or [system.gss]


def _organisations(system: System) -> Iterator[tuple[str, Section]]:
    yield (
        "icb",
        {
            "name": system.board_name,
            "kind": "icb",
            "ods": system.code,
            "gss": system.gss,
            "status": "live",
            "opened": system.opened,
            "established-by": "order",
            "accountable-officer": "icb-chief-executive",
            "answers-to": ["nhs-england"],
            "area": "whole",
            "population-basis": "registered-or-resident",
            "responder-category": 1,
            "skills-review": "2024-05-21",
            "constitution": {
                "name": system.board_name,
                "area": ", ".join(each.name for each in system.councils),
                "consulted": True,
                "variation-approved-by": "nhs-england",
                "nomination-process": ["nhs-trusts", "primary-medical", "local-authorities"],
                "decision-procedure": True,
                "transparency": True,
                "conflicts-of-interest": True,
                "public-involvement": True,
            },
            "handbook": list(_HANDBOOK),
            "registers-of-interests": ["members", "committee-members", "employees"],
            "registers-access": "published",
            "conflicts": {"declaration-days": 28, "guardian": "audit-chair"},
        },
    )
    for trust in system.providers:
        yield trust.id, _trust(trust, system)
    for council in system.councils:
        content: Section = {"name": council.name, "kind": "local-authority", "gss": council.gss}
        content["area"] = "whole" if council.whole else "part"
        if not council.whole:
            content["boundary-exception"] = "The boundary follows the earlier commissioners and not the council's."
        yield council.id, content
    for (code, name, _), (place, *_) in zip(system.networks, cycle(system.places), strict=False):
        yield (
            f"pcn-{code.lower()}",
            {
                "name": name,
                "kind": "pcn",
                "ods": code,
                "place": place,
                "population": system.draw.randrange(300, 600) * 100,
                "clinical-director": f"pcn-{code.lower()}-director",
            },
        )
    yield "gp-federation", {"name": f"{system.name} GP Federation", "kind": "gp-federation"}
    yield (
        "lmc",
        {
            "name": f"{system.name} Local Medical Committee",
            "kind": "local-representative-committee",
            "recognised-by": ["icb"],
        },
    )
    yield "voluntary-alliance", {"name": f"{system.name} Voluntary Sector Alliance", "kind": "vcse-alliance"}
    yield "healthwatch", {"name": f"Healthwatch of {system.name}", "kind": "healthwatch"}
    yield (
        "community-services",
        {
            "name": f"{system.name} Community Services",
            "kind": "social-enterprise",
            "types": ["community", *([] if _mental(system) else ["mental-health"])],
        },
    )
    yield "home-care", {"name": f"{system.name} Home Care", "kind": "social-care-provider"}


def _trust(trust: Provider, system: System) -> Section:
    content: Section = {
        "name": trust.name,
        "kind": trust.kind,
        "ods": trust.code,
        "types": list(trust.types),
        "systems": list(trust.boards),
        **({"opened": trust.opened} if trust.opened else {}),
        "partner-of": ["icb" if code == system.code else f"{system.others[code]}/icb" for code in trust.boards],
        "accountable-officer": f"{trust.id}-chief-executive",
        "licence": True,
        "licensed-by": "nhs-england",
        "governance-code": True,
        "collaboration": ["planning", "shared-decisions", "collective-responsibility"],
        "system-objectives": ["Fewer long waits across the system."],
    }
    if len(trust.boards) > 1:
        content["lead-system"] = trust.boards[0]
        content["system-roles"] = dict.fromkeys(trust.boards, "provides services to people who live there")
    if trust.kind == "foundation-trust":
        content["governors"] = 20 + len(trust.id) % 15
    else:
        content["national-objectives"] = {"break-even": True}
    return content


def _posts(system: System) -> Iterator[tuple[str, Section]]:
    yield (
        "icb-chief-executive",
        {
            "title": "chief-executive",
            "of": "icb",
            "holder": "h-icb-1",
            "accountable-officer": True,
            "full-time": True,
            "answers-to": ["icb", "nhs-england"],
            "appointed-by": ["icb-board"],
            "approved-by": ["nhs-england"],
            "duties": list(_OFFICER_DUTIES),
        },
    )
    for number, role in enumerate(("chief-financial-officer", "medical-director", "nursing-director"), 2):
        name = {"chief-financial-officer": "icb-finance-director"}.get(role, f"icb-{role}")
        yield (
            name,
            {
                "title": role,
                "of": "icb",
                "holder": f"h-icb-{number}",
                **({} if number == 2 else {"responsibilities": ["multi-professional-leadership"]}),
            },
        )
    yield "audit-chair", {"title": "non-executive-member", "of": "icb", "holder": "h-audit"}
    for trust in system.providers:
        yield (
            f"{trust.id}-chief-executive",
            {
                "title": "chief-executive",
                "of": trust.id,
                "holder": f"h-{trust.code.lower()}",
                "accountable-officer": True,
                "duties": list(_OFFICER_DUTIES),
            },
        )
        yield f"{trust.id}-medical-director", {"title": "medical-director", "of": trust.id}
    for code, _, _ in system.networks:
        yield f"pcn-{code.lower()}-director", {"title": "clinical-director", "of": f"pcn-{code.lower()}"}
    for place, *_ in system.places:
        yield (
            f"{place}-leader",
            {
                "title": "place-leader",
                "of": "icb",
                "holder": f"h-{place}",
                "employer": "icb",
                "appointed-by": ["icb"],
                "answers-to": ["icb-chief-executive"],
            },
        )


def _collaboratives(system: System) -> Iterator[tuple[str, Section]]:
    places = [place for place, *_ in system.places]
    members = [each.id for each in system.providers]
    content: Section = {
        "name": f"{system.name} Provider Collaborative",
        "models": ["provider-leadership-board"],
        "members": members,
        "scale": "multi-system" if any(len(each.boards) > 1 for each in system.providers) else places,
        "board": "collaborative-board",
        "purpose": "One waiting list and one theatre plan.",
        "objectives": ["less unwarranted variation", "resilience in winter"],
        "agreed-with": [system.id],
        "decision-rule": "consensus",
        "clinical-lead": f"{system.providers[0].id}-medical-director",
        "services": ["planned-surgery"],
        "characteristics": [
            "shared-vision",
            "mutual-accountability",
            "existing-governance",
            "efficient-decisions",
            "clinical-and-community-voice",
            "lean-processes",
        ],
        "lived-experience": "A panel of patients sees each change of service first.",
    }
    boards = sorted({code for each in system.providers for code in each.boards})
    if content["scale"] == "multi-system":
        content["systems"] = boards
        content["agreed-with"] = [system.others[code] for code in boards]
    yield "providers-together", content


def _mental(system: System) -> list[str]:
    """The trusts that look after people with mental illness."""
    return [each.id for each in system.providers if "mental-health" in each.types]


def _places(system: System) -> Iterator[tuple[str, Section]]:
    networks = list(zip(system.networks, cycle(system.places), strict=False))
    trusts = cycle([each.id for each in system.providers])
    acute = [each.id for each in system.providers if "acute" in each.types] or [system.providers[0].id]
    mental = _mental(system) or ["community-services"]
    for place, name, council in system.places:
        own = [f"pcn-{code.lower()}" for (code, _, _), (where, *_) in networks if where == place]
        yield (
            place,
            {
                "name": name,
                "population": system.draw.randrange(90, 600) * 1000,
                "local-authorities": [council.id],
                "boundary-reason": "The area of the council, or a half of it where the system has but one.",
                "governance": ["icb-committee"],
                "board": f"{place}-board",
                "leader": f"{place}-leader",
                "accountable-person": f"{place}-leader",
                "members": list(
                    dict.fromkeys(
                        [
                            "icb",
                            council.id,
                            next(trusts),
                            acute[0],
                            mental[0],
                            "community-services",
                            *own,
                            "voluntary-alliance",
                            "healthwatch",
                            "home-care",
                        ]
                    )
                ),
                "neighbourhoods": own,
                "agreed-by": ["icb", council.id],
                "delegated-holders": [f"{place}-leader"],
                "relations": {"providers-together": "The place runs discharge; the collaborative runs theatres."},
            },
        )


def _functions(system: System) -> Iterator[tuple[str, Section]]:
    def held(kind: str, tier: str = "system", by: str = "icb", **more: Any) -> Section:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"kind": kind, "tier": tier, "owner": by, "accountable": by, **named}

    services = ["hospital", "community-nursing", "ambulance", "maternity", "palliative", "prevention", "diagnosis"]
    yield "commissioning-services", held("commissioning", services=services)
    for kind in ("strategic-commissioning", "emergency-planning", "safeguarding", "provider-oversight"):
        yield f"function-{kind}", held(kind)
    for kind in _DELEGATED:
        if kind != "specialised-commissioning":
            yield f"function-{kind}", held(kind)
    yield (
        "function-specialised-commissioning",
        held("specialised-commissioning", "multi-system", jointly_exercisable=True),
    )
    for kind in ("vaccination-and-screening", "assess-icb", "provider-licensing"):
        yield f"function-{kind}", held(kind, "nation", "nhs-england")
    for place, *_ in system.places:
        yield f"{place}-joined-up-care", held("join-up-care", "place", delivered_by=[place])
    first = system.providers[0].id
    yield (
        "planned-surgery",
        {
            "kind": "elective-recovery",
            "accountable": first,
            "split": [
                {"tier": "collaborative", "part": "one waiting list", "lead": "providers-together"},
                {"tier": "place", "part": "preparation and discharge", "lead": system.places[0][0]},
            ],
            "relation": "The collaborative books the theatre; the place gets people ready and home.",
        },
    )
    for trust in system.providers:
        yield f"{trust.id}-quality", held("quality-of-care", "organisation", trust.id)
        yield f"{trust.id}-employment", held("employment", "organisation", trust.id)
    networks = [f"pcn-{code.lower()}" for code, *_ in system.networks]
    yield "neighbourhood-teams", held("neighbourhood-teams", "neighbourhood", delivered_by=networks)
    yield "practice-support", held("primary-care-operations", "place")


#: The functions that NHS England has delegated to every board, and since when.
_DELEGATED = {
    "primary-medical-commissioning": "2022-07-01",
    "pharmaceutical-services": "2023-04-01",
    "ophthalmic-services": "2023-04-01",
    "dental-services": "2023-04-01",
    "specialised-commissioning": "2024-04-01",
}


def _delegations(system: System) -> Iterator[Section]:
    for kind, starts in _DELEGATED.items():
        yield {
            "functions": [f"function-{kind}"],
            "from": "nhs-england",
            "to": "icb",
            "instrument": "s65z5",
            "liability": "icb",
            "accountable": "nhs-england",
            "starts": starts,
            "recorded-in": ["sord"],
            "onward": "allowed",
        }
    for place, *_ in system.places:
        for holder, budget in ((f"{place}-board", 30_000_000), (f"{place}-leader", 1_000_000)):
            yield {
                "functions": [f"{place}-joined-up-care"],
                "from": "icb",
                "to": holder,
                "instrument": "internal",
                "budget": budget,
                "recorded-in": ["sord", "functions-decision-map"],
            }


def _duties(system: System) -> Section:
    trusts = [each.id for each in system.providers]
    councils = [each.id for each in system.councils]
    nhs = ["icb", *trusts]
    shared = {
        name: list(nhs)
        for name in (
            "triple-aim",
            "cooperate-nhs",
            "climate",
            "public-involvement",
            "joint-forward-plan",
            "joint-finance",
        )
    }
    of_board = [
        *("nhs-constitution", "effectiveness", "quality-improvement", "inequalities", "professional-advice"),
        *("innovation", "research", "education-training", "integration", "patient-choice", "publish-constitution"),
        *("registers-of-interest", "skills-review", "mental-health-spend-statement"),
    ]
    return {
        **shared,
        "cooperate-nhs-la": [*nhs, *councils],
        "collaborate-licence": list(trusts),
        "information-to-icb": list(trusts),
        "regard-strategy": ["icb", *councils],
        "establish-icp": ["icb", *councils],
        **{name: ["icb"] for name in of_board},
    }


def _agreements(system: System) -> Iterator[tuple[str, Section]]:
    for council in system.councils:
        yield (
            f"{council.id}-s75",
            {
                "kind": "s75",
                "parties": ["icb", council.id],
                "signed": "2024-04-01",
                "review-by": "2025-04-01",
                "preserves-statutory-duties": True,
            },
        )
    yield "voluntary-sector", {"kind": "vcse", "parties": ["icb", "voluntary-alliance"], "signed": "2023-06-01"}
