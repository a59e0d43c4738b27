"""Plants faults in descriptions that are in order, each in a known place and of known kind."""

import random
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["ECHOES", "KINDS", "plant"]

#: Changes a description, and gives the path at which the fault must be found; None where there is nothing to change.
Planter = Callable[[dict[str, Any], random.Random, Mapping[str, dict[str, Any]]], str | None]

KINDS: dict[str, Planter] = {}
#: What else is found of a fault, and where below it: a name that is changed is not the registered one either.
ECHOES = {"XSY002": ("REG004", "/name")}
#: What is added to the name of a trust in one of the files that describe it.
_MISNOMER = " (North)"


def _of(rule: str) -> Callable[[Planter], Planter]:
    def note(planter: Planter) -> Planter:
        KINDS[rule] = planter
        return planter

    return note


def plant(described: Mapping[str, dict[str, Any]], number: int, draw: random.Random) -> list[dict[str, str]]:
    """Plants faults, each kind at most once in a system.

    Args:
        described: the descriptions, by the ids of their systems; changed in place.
        number: how many faults.
        draw: decides where they go.

    Returns:
        Rule, file and path of each, and of what else is found of it.
    """
    chances = [(name, rule) for name in described for rule in KINDS]
    draw.shuffle(chances)
    planted: list[dict[str, str]] = []
    for name, rule in chances:
        if len(planted) >= number:
            break
        path = KINDS[rule](described[name], draw, described)
        if path is not None:
            planted.append({"rule": rule, "file": f"{name}.yaml", "path": path})
            if rule in ECHOES:
                echo, below = ECHOES[rule]
                planted.append({"rule": echo, "file": f"{name}.yaml", "path": path + below})
    return planted


def _trusts(data: dict[str, Any]) -> list[str]:
    """The trusts that work in no other system, so that a fault has no echo elsewhere."""
    return [
        name
        for name, content in data["organisations"].items()
        if content["kind"] in {"nhs-trust", "foundation-trust"} and len(content["systems"]) == 1
    ]


@_of("COL001")
def _trust_in_no_collaborative(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    collaborative = data["collaboratives"]["providers-together"]
    kinds = {"acute", "mental-health", "specialist"}
    found = [name for name in _trusts(data) if kinds & set(data["organisations"][name]["types"])]
    if len(collaborative["members"]) < 4 or not found:
        return None
    name = draw.choice(found)
    collaborative["members"].remove(name)
    board = data["bodies"]["collaborative-board"]
    board["parties"].remove(name)
    board["seats"] = [seat for seat in board["seats"] if seat["organisation"] != name]
    return f"/organisations/{name}"


@_of("COL005")
def _collaborative_without_objectives(data: dict[str, Any], *_: object) -> str | None:
    del data["collaboratives"]["providers-together"]["objectives"]
    return "/collaboratives/providers-together"


@_of("ACC002")
def _two_answer(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    name = draw.choice(_trusts(data) or [""])
    if not name:
        return None
    data["functions"]["function-emergency-planning"]["accountable"] = ["icb", name]
    return "/functions/function-emergency-planning/accountable"


@_of("SUB002")
def _above_its_tier(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    place = draw.choice(list(data["places"]))
    data["functions"][f"{place}-joined-up-care"]["tier"] = "system"
    return f"/functions/{place}-joined-up-care/tier"


@_of("DUT001")
def _duty_of_others(data: dict[str, Any], *_: object) -> str | None:
    owing = data["duties"]["triple-aim"]
    owing.append(next(name for name, each in data["organisations"].items() if each["kind"] == "local-authority"))
    return f"/duties/triple-aim/{len(owing) - 1}"


@_of("DUT002")
def _duty_unclaimed(data: dict[str, Any], *_: object) -> str | None:
    data["duties"]["climate"].remove("icb")
    return "/duties/climate"


@_of("BOD005")
def _not_independent(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    seats = data["bodies"]["icb-board"]["seats"]
    number = draw.choice([number for number, seat in enumerate(seats) if seat["category"] == "non-executive"])
    seats[number]["independent"] = False
    return f"/bodies/icb-board/seats/{number}"


@_of("DEL003")
def _without_instrument(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    number = draw.choice([number for number, each in enumerate(data["delegations"]) if each["from"] == "icb"])
    del data["delegations"][number]["instrument"]
    return f"/delegations/{number}"


@_of("DEL006")
def _unrecorded(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    number = draw.randrange(len(data["delegations"]))
    data["delegations"][number]["recorded-in"] = ["handbook"]
    return f"/delegations/{number}/recorded-in"


@_of("OVS001")
def _two_overseers(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    name = draw.choice(_trusts(data) or [""])
    if not name:
        return None
    data["oversight"]["leads"][name] = {"overall": ["icb", "region"]}
    return f"/oversight/leads/{name}/overall"


@_of("DIS002")
def _judge_in_own_cause(data: dict[str, Any], *_: object) -> str | None:
    data["disputes"]["allocation-route"]["steps"][-1]["decided-by"] = "nhs-england"
    return "/disputes/allocation-route/steps/1/decided-by"


@_of("FIN007")
def _shares_not_whole(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    shares = data["finance"].get("apportionment")
    if not shares:
        return None
    name = draw.choice(sorted(shares))
    shares[name][next(iter(shares[name]))] += 0.25
    return f"/finance/apportionment/{name}"


@_of("XSY002")
def _described_differently(
    data: dict[str, Any], draw: random.Random, others: Mapping[str, dict[str, Any]]
) -> str | None:
    # Were several files to misname a trust alike, those that name it rightly would be the odd ones.
    misnamed = {
        name
        for other in others.values()
        for name, each in other["organisations"].items()
        if each["name"].endswith(_MISNOMER)
    }
    shared = [
        name
        for name, each in data["organisations"].items()
        if each["kind"] in {"nhs-trust", "foundation-trust"} and len(each["systems"]) > 1 and name not in misnamed
    ]
    if not shared:
        return None
    name = draw.choice(shared)
    data["organisations"][name]["name"] += _MISNOMER
    return f"/organisations/{name}"


@_of("XSY003")
def _overlapping(data: dict[str, Any], draw: random.Random, others: Mapping[str, dict[str, Any]]) -> str | None:
    own = data["system"]["id"]
    other = others[draw.choice([name for name in others if name != own])]
    area = other["geography"]["areas"][other["system"]["id"]][0]
    data["geography"]["areas"][own] = [*data["geography"]["areas"][own], area]
    return "/geography/areas"


@_of("SCH004")
def _unknown_option(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    place = draw.choice(list(data["places"]))
    data["places"][place]["governance"] = ["icb-comittee"]
    return f"/places/{place}/governance/0"


@_of("REF001")
def _unknown_reference(data: dict[str, Any], draw: random.Random, _: object) -> str | None:
    place = draw.choice(list(data["places"]))
    data["places"][place]["leader"] += "s"
    return f"/places/{place}/leader"


@_of("PLN002")
def _not_signed(data: dict[str, Any], *_: object) -> str | None:
    data["plans"]["forward-plan"]["signed-by"].remove("icb")
    return "/plans/forward-plan/signed-by"


@_of("EXC001")
def _unused_exception(data: dict[str, Any], *_: object) -> str | None:
    reason = "Agreed by the board."
    data["exceptions"] = [{"rule": "ACC001", "at": "icb", "reason": reason, "owner": "company-secretary"}]
    return "/exceptions/0"
