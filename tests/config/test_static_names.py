"""Names with a hash, for modules that import one another too."""

import pytest

from config.static_names import StaticNames


@pytest.fixture
def gathered(tmp_path):
    """A function: the files, by name, as collectstatic leaves them; gives the texts by the name without its hash."""

    def gather(files: dict[str, str]) -> dict[str, str]:
        storage = StaticNames(location=tmp_path, base_url="/static/")
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        done = {name: hashed for name, hashed, _ in storage.post_process({name: (storage, name) for name in files})}
        return {name: (tmp_path / done[name]).read_text() for name in files} | {"/": done["js/pieces.js"]}

    return gather


def test_a_module_of_ours_names_another_with_its_hash(gathered):
    files = {"js/pieces.js": "export const all = 1;\n", "js/live.js": 'import { all } from "./pieces.js";\n'}
    found = gathered(files)
    hashed = found["/"].removeprefix("js/")
    assert hashed != "pieces.js"
    assert found["js/live.js"] == f'import {{ all }} from "./{hashed}";\n'


def test_what_others_write_in_a_comment_is_no_import(gathered):
    comment = '/* import { x } from "./icons.js"; */\n'
    files = {"js/pieces.js": "1;\n", "wagtailadmin/js/icons.js": "1;\n", "wagtailadmin/js/core.js": comment}
    assert gathered(files)["wagtailadmin/js/core.js"] == comment
