def navigation(request) -> dict[str, object]:
    return {}
