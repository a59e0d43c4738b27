"""The longer sections of a description of the corpus: bodies, money, oversight and disputes, plans."""

from collections.abc import Iterator

from benchmarks.national import Section, System

__all__ = ["bodies", "finance", "oversight_and_disputes", "plans"]

_SECTORS = {"mental-health": "mental-health", "acute": "nhs-trusts"}


def _seat(role: str, category: str, holder: str, **more: object) -> Section:
    return {
        "role": role,
        "category": category,
        "holder": holder,
        **{name.replace("_", "-"): value for name, value in more.items()},
        "interests": [],
        "fit-and-proper": True,
        "disqualifications": [],
    }


def bodies(system: System) -> Section:
    """The board, its committees, the partnership, health and wellbeing boards, place boards and the collaborative's."""
    return {
        "icb-board": _board(system),
        "icp": _partnership(system),
        **{
            f"{council.id}-hwb": {
                "name": f"Health and Wellbeing Board of {council.name}",
                "kind": "hwb",
                "of": council.id,
                "meets-in-public": True,
                "publishes": ["papers", "minutes"],
            }
            for council in system.councils
        },
        "audit-committee": {
            "kind": "audit-committee",
            "of": "icb",
            "seats": [
                {"role": "chair", "category": "non-executive", "post": "audit-chair", "holder": "h-audit"},
                {"role": "member", "category": "non-executive", "holder": "h-second"},
            ],
        },
        "remuneration-committee": {
            "kind": "remuneration-committee",
            "of": "icb",
            "seats": [
                {"role": "chair", "category": "non-executive", "holder": "h-second"},
                {"role": "member", "category": "non-executive", "holder": "h-third"},
            ],
        },
        **dict(_place_boards(system)),
        "collaborative-board": {
            "name": f"{system.name} Provider Leadership Board",
            "kind": "provider-leadership-board",
            "of": "providers-together",
            "legal-form": "committee",
            "parties": [each.id for each in system.providers],
            "decision-rule": "consensus",
            "takes-decisions": True,
            "publishes": ["papers"],
            "seats": [
                {"role": "chief-executive", "organisation": each.id, "post": f"{each.id}-chief-executive"}
                for each in system.providers
            ],
        },
        "quality-group": {
            "name": f"{system.name} System Quality Group",
            "kind": "system-quality-group",
            "of": "icb",
            "takes-decisions": False,
        },
    }


def _board(system: System) -> Section:
    trusts, councils = system.providers, system.councils
    acute = next((each for each in trusts if "acute" in each.types), trusts[0])
    mental = next((each for each in trusts if "mental-health" in each.types and each is not acute), None)
    nominators = [each.id for each in trusts]
    by_chair = {"approved_by": "chair"}
    seats = [
        _seat(
            "chair",
            "chair",
            "h-chair",
            independent=True,
            appointed_by="nhs-england",
            approved_by="secretary-of-state",
            removable_by="nhs-england",
            voting=True,
        ),
        _seat(
            "chief-executive",
            "executive",
            "h-icb-1",
            post="icb-chief-executive",
            employer="icb",
            appointed_by="chair",
            approved_by="nhs-england",
        ),
        _seat("chief-financial-officer", "executive", "h-icb-2", post="icb-finance-director", **by_chair),
        _seat(
            "medical-director",
            "executive",
            "h-icb-3",
            post="icb-medical-director",
            clinical=True,
            expertise=["learning-disability-and-autism", "down-syndrome"],
            **by_chair,
        ),
        _seat(
            "nursing-director",
            "executive",
            "h-icb-4",
            post="icb-nursing-director",
            clinical=True,
            expertise=["children-and-young-people", "send", "safeguarding"],
            **by_chair,
        ),
        _seat("audit-chair", "non-executive", "h-audit", post="audit-chair", independent=True, **by_chair),
        _seat("remuneration-chair", "non-executive", "h-second", also="deputy-chair", independent=True, **by_chair),
        _seat("senior-non-executive", "non-executive", "h-third", independent=True, **by_chair),
        _seat(
            "trust-partner",
            "partner",
            f"h-{acute.code.lower()}",
            sector="nhs-trusts",
            organisation=acute.id,
            mandate="sector-perspective",
            nominated_by=nominators,
            **by_chair,
        ),
        _seat(
            "mental-health-partner",
            "partner",
            f"h-{mental.code.lower()}" if mental else "h-mental-health",
            sector="mental-health",
            **({"organisation": mental.id} if mental else {}),
            mandate="sector-perspective",
            nominated_by=nominators,
            expertise=["mental-illness-services"],
            **by_chair,
        ),
        _seat(
            "primary-care-partner",
            "partner",
            "h-gp",
            sector="primary-medical",
            organisation="gp-federation",
            mandate="sector-perspective",
            nominated_by=["gp-federation"],
            clinical=True,
            **by_chair,
        ),
        _seat(
            "council-partner",
            "partner",
            "h-council",
            sector="local-authorities",
            organisation=councils[0].id,
            mandate="sector-perspective",
            nominated_by=[each.id for each in councils],
            **by_chair,
        ),
    ]
    return {
        "name": f"Board of {system.board_name}",
        "kind": "icb-board",
        "of": "icb",
        "legal-form": "statutory-nhs-body",
        "unitary": True,
        "answers-to": ["nhs-england"],
        "decision-rule": "consensus-then-vote",
        "quorum": "Seven members, with at least one executive, one non-executive and one partner member.",
        "takes-decisions": True,
        "meets-in-public": True,
        "publishes": ["agenda", "papers", "minutes", "constitution", "standing-orders", "register-of-interests"],
        "seats": seats,
    }


def _partnership(system: System) -> Section:
    councils = [each.id for each in system.councils]
    return {
        "name": f"{system.name} Integrated Care Partnership",
        "kind": "icp",
        "legal-form": "joint-committee",
        "basis": "Section 116ZA of the Local Government and Public Involvement in Health Act 2007",
        "parties": ["icb", *councils],
        "meets": "every two months",
        "meets-in-public": True,
        "publishes": ["agenda", "papers", "minutes"],
        "lived-experience": "Two members are people who use services, supported by Healthwatch.",
        "seats": [
            {"role": "chair", "category": "chair", "appointed-by": "icp"},
            {"role": "icb-member", "organisation": "icb", "appointed-by": "icb"},
            *({"role": "council-member", "organisation": council, "appointed-by": council} for council in councils),
            {
                "role": "voluntary-sector-member",
                "organisation": "voluntary-alliance",
                "sector": "vcse",
                "appointed-by": "icp",
            },
            {
                "role": "healthwatch-member",
                "organisation": "healthwatch",
                "sector": "healthwatch",
                "appointed-by": "icp",
            },
            {"role": "social-care-member", "organisation": "home-care", "sector": "social-care", "appointed-by": "icp"},
            {"role": "local-medical-committee-member", "organisation": "lmc", "appointed-by": "icp"},
        ],
    }


def _place_boards(system: System) -> Iterator[tuple[str, Section]]:
    numbered = [f"pcn-{code.lower()}" for code, *_ in system.networks]
    networks = dict(zip((place for place, *_ in system.places), numbered, strict=False))
    for place, name, council in system.places:
        yield (
            f"{place}-board",
            {
                "name": f"{name} Place Board",
                "kind": "place-board",
                "of": "icb",
                "legal-form": "committee",
                "links": ["icp", f"{council.id}-hwb"],
                "decision-rule": "consensus",
                "takes-decisions": True,
                "meets-in-public": True,
                "publishes": ["papers"],
                "seats": [
                    {"role": "clinical-director", "organisation": networks[place], "sector": "pcn", "clinical": True},
                    {"role": "council-member", "organisation": council.id},
                    {"role": "trust-member", "organisation": system.providers[0].id},
                    {"role": "voluntary-sector-member", "organisation": "voluntary-alliance", "sector": "vcse"},
                ],
            },
        )


def finance(system: System) -> Section:
    """Allocations, payments, pooled funds, limits and their use."""
    trusts = [each.id for each in system.providers]
    incomes = {trust: system.draw.randrange(80, 700) * 1_000_000 for trust in trusts}
    total = sum(incomes.values()) + 600_000_000
    shared = [each for each in system.providers if len(each.boards) > 1]
    return {
        "year": "2024/25",
        "allocations": [
            {
                "from": "nhs-england",
                "to": "icb",
                "amount": total,
                "for": "core and delegated services",
                "challenge": "allocation-route",
            }
        ],
        "flows": [{"from": "icb", "to": trust, "amount": incomes[trust], "by": "contract"} for trust in trusts],
        "pooled-funds": {
            f"{council.id}-fund": {
                "name": f"Better Care Fund of {council.name}",
                "kind": "better-care-fund",
                "instrument": "s75",
                "parties": ["icb", council.id],
                "amount": system.draw.randrange(20, 60) * 1_000_000,
                "risk-share": "Each party bears the overspend on its own services.",
            }
            for council in system.councils
        },
        "income": total,
        "expenditure": total,
        "limits": {"capital": 20_000_000 * (len(trusts) + 1), "revenue": total},
        "use": {
            "icb": {"capital": 2_000_000, "revenue": 600_000_000, "income": 600_000_000},
            **{trust: {"capital": 15_000_000, "revenue": incomes[trust], "income": incomes[trust]} for trust in trusts},
        },
        **(
            {
                "apportionment": {
                    each.id: {
                        system.others[code]: share
                        for code, share in zip(each.boards, _shares(len(each.boards)), strict=True)
                    }
                    for each in shared
                }
            }
            if shared
            else {}
        ),
        "joint-objectives": ["icb", *trusts],
        "running-cost": {"baseline": 21_000_000, "reductions": {"2024/25": 0.2, "2025/26": 0.3}},
        "mental-health": {"amount": 260_000_000, "share": 0.11},
    }


def _shares(number: int) -> list[float]:
    rest = round(1 / number, 2)
    return [round(1 - rest * (number - 1), 2), *([rest] * (number - 1))]


def oversight_and_disputes(system: System) -> Section:
    """Who oversees whom, and who decides when they disagree."""
    trusts = [each.id for each in system.providers]
    segments = {trust: system.draw.choice((1, 2, 2)) for trust in trusts}
    everyone = ["icb", *trusts]
    return {
        "oversight": {
            "framework": "NHS Oversight Framework 2022/23",
            "year": "2022/23",
            "system-role": "The ICB leads on oversight of places and of trusts in segments 1 and 2.",
            "region-role": "The region leads for trusts in segments 3 and 4, with the ICB.",
            "themes": [
                "quality of care",
                "preventing ill health",
                "leadership",
                "use of resources",
                "people",
                "local priorities",
            ],
            "leads": {trust: {"overall": "icb"} for trust in trusts},
            "segments": {"icb": 2, **segments},
            "escalation": ["icb", "region", "nhs-england"],
            "measures": [
                {
                    "name": "Years of life in good health",
                    "level": "system",
                    "purpose": "population-health",
                    "national": True,
                },
                {"name": "Gap in life expectancy", "level": "place", "purpose": "inequalities", "national": False},
                {
                    "name": "Cost per weighted activity",
                    "level": "organisation",
                    "purpose": "productivity-value",
                    "national": True,
                },
                {"name": "First jobs in care", "level": "system", "purpose": "social-economic", "national": False},
            ],
        },
        "disputes": {
            "allocation-route": {
                "name": "Challenge to an allocation",
                "about": "allocation",
                "open-to": [*everyone, "voluntary-alliance"],
                "steps": [
                    {"decided-by": "region", "within-days": 20, "outcome": "advisory", "method": "negotiation"},
                    {"decided-by": "secretary-of-state", "within-days": 40, "outcome": "binding"},
                ],
            },
            "place-route": {
                "name": "Place and collaborative",
                "about": "place-collaborative",
                "open-to": [*(each.id for each in system.councils), *trusts],
                "steps": [{"decided-by": "icp", "within-days": 20, "outcome": "binding"}],
            },
            "board-route": {
                "name": "Disagreement on the board",
                "about": "board",
                "open-to": [*(each.id for each in system.councils), *trusts],
                "steps": [
                    {"decided-by": "icb-board", "within-days": 10, "outcome": "agreed", "method": "negotiation"},
                    {"decided-by": "region", "within-days": 20, "outcome": "advisory", "method": "mediation"},
                    {"decided-by": "icb-board", "within-days": 10, "outcome": "binding", "method": "vote"},
                ],
            },
            "contract-route": {
                "name": "Contract disputes",
                "about": "contract",
                "open-to": list(trusts),
                "steps": [
                    {"decided-by": "icb", "within-days": 10, "outcome": "agreed", "method": "negotiation"},
                    {"decided-by": "region", "within-days": 20, "outcome": "agreed", "method": "mediation"},
                    {
                        "decided-by": "nhs-england",
                        "within-days": 30,
                        "outcome": "binding",
                        "method": "expert-determination",
                    },
                ],
            },
            "funding-route": {
                "name": "Who pays for a person's care",
                "about": "individual-funding",
                "open-to": ["icb", *(each.id for each in system.councils)],
                "steps": [{"decided-by": "nhs-england", "within-days": 28, "outcome": "binding"}],
            },
        },
    }


def plans(system: System) -> Section:
    """The strategy, the plans that answer it, the reports, and what each council's board writes."""
    trusts = [each.id for each in system.providers]
    councils = [each.id for each in system.councils]
    boards = [f"{council}-hwb" for council in councils]
    given = ["icp", *boards, "nhs-england"]
    return {
        "strategy": {
            "name": "Integrated Care Strategy",
            "kind": "integrated-care-strategy",
            "owner": "icp",
            "consulted": ["healthwatch", "residents"],
            "given-to": ["icb", *councils],
            "considered": ["s75", "mandate", "guidance"],
            "published": "2022-12-14",
            "reviewed-on": "2024-03-06",
        },
        "forward-plan": {
            "name": "Joint Forward Plan",
            "kind": "joint-forward-plan",
            "owner": "icb",
            "signed-by": ["icb", *trusts],
            "consulted": ["residents", *boards],
            "given-to": given,
            "opinions": dict.fromkeys(boards, "Takes full account of our strategy."),
            "covers": [
                "services",
                "general-duties",
                "financial-duties",
                "local-strategies",
                "young-people",
                "victims-of-abuse",
                "summary-of-views",
                "use-of-views",
                "board-opinions",
            ],
            "builds-on": [place for place, *_ in system.places],
            "period": {"from": "2024-04-01", "to": "2029-03-31"},
            "published": "2024-03-28",
        },
        "capital-plan": {
            "name": "Joint capital plan",
            "kind": "capital-resource-use",
            "owner": "icb",
            "signed-by": ["icb", *trusts],
            "given-to": list(given),
            "period": {"from": "2024-04-01", "to": "2025-03-31"},
            "published": "2024-03-28",
        },
        "annual-report": {
            "name": "Annual report",
            "kind": "annual-report",
            "owner": "icb",
            "covers": [
                "duties",
                "plans",
                "inequalities-information",
                "local-strategies",
                "mental-health-spending",
                "mental-health-share",
            ],
            "published": "2024-06-28",
        },
        "engagement-plan": {"name": "Working with people", "kind": "development", "owner": "icb"},
        **{
            f"{council}-needs": {
                "kind": "jsna",
                "owner": f"{council}-hwb",
                "given-to": ["icp"],
                "published": "2023-11-01",
            }
            for council in councils
        },
        **{
            f"{council}-wellbeing": {"kind": "jlhws", "owner": f"{council}-hwb", "published": "2023-12-01"}
            for council in councils
        },
    }
