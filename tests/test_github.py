"""What workflows write on GitHub: to whom, what, and what a hostile text or file cannot make of it."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from shell.github.api import ROBOT, Forge, ForgeError
from shell.github.comment import LABEL, MARK, answer
from shell.github.papers import LONGEST, read
from shell.github.propose import propose
from shell.github.standing import keep
from tests.datasets import ROOT

HERE, FORK = "esempio/portale", "socia/portale"
SHA, BASE = "a" * 40, "c" * 40
RUN = {
    "event": "pull_request",
    "head_sha": SHA,
    "head_branch": "nuova-scheda",
    "head_repository": {"owner": {"login": "socia"}},
}
RECORD = {"filename": "data/practices/welfare/orario-scelto.yaml"}


class Recorded(Forge):
    """GitHub as a table of answers, remembering what was written."""

    def __init__(self, **answers: Any) -> None:
        super().__init__(HERE)
        self.answers = {name.replace("__", "/"): value for name, value in answers.items()}
        self.refused: dict[str, str] = {}
        self.written: list[tuple[str, str, dict[str, Any]]] = []

    def _call(self, method: str, path: str, body: str | None) -> Any:
        if method != "GET":
            self.written.append((method, path, json.loads(body or "{}")))
            if path in self.refused:
                raise ForgeError(self.refused[path])
            return {"number": 12}
        address = urlsplit(path)
        found = self.answers.get(address.path)
        page = int(parse_qs(address.query).get("page", ["1"])[0])
        if found is None:
            raise ForgeError("gh: Not Found (HTTP 404)")
        return found[(page - 1) * 100 : page * 100] if isinstance(found, list) else found


def pull(sha: str = SHA, repository: str = FORK, labels: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "number": 7,
        "head": {"sha": sha, "repo": {"full_name": repository}},
        "base": {"sha": BASE, "repo": {"full_name": HERE}},
        "labels": [{"name": label} for label in labels],
    }


def forge(files: list[dict[str, Any]], comments: tuple[dict[str, Any], ...] = (), **more: Any) -> Recorded:
    compared = {f"compare__{BASE}...{SHA}": {"files": files}}
    return Recorded(pulls=[pull(**more)], issues__7__comments=list(comments), **compared)


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    path = tmp_path / "commento.md"
    path.write_text(f"{MARK}\nLa scheda va bene.\n", "utf-8")
    return path


def test_a_proposal_of_records_gets_its_report(prepared: Path) -> None:
    github = forge([RECORD])
    answer(github, RUN, prepared)
    assert github.written == [("POST", "issues/7/comments", {"body": f"{MARK}\nLa scheda va bene."})]


def test_the_comment_is_written_once_and_then_updated(prepared: Path) -> None:
    mine = {"id": 5, "user": {"login": ROBOT}, "body": f"{MARK}\nprima"}
    other = {"id": 4, "user": {"login": "socia"}, "body": f"{MARK}\nfinto"}
    deleted = {"id": 3, "user": None, "body": f"{MARK}\nfinto"}
    github = forge([RECORD], (other, deleted, {"id": 2, "user": {"login": ROBOT}, "body": None}, mine))
    answer(github, RUN, prepared)
    assert [(method, path) for method, path, _ in github.written] == [("PATCH", "issues/comments/5")]


@pytest.mark.parametrize(
    "name",
    [
        "shell/cli.py",
        ".github/workflows/dati.yml",
        "data/../shell/cli.py",
        "data/practices/../../shell/cli.py",
        "data/practices/.gitattributes",
        "data/.x/y.yaml",
        "data/x\n",
        "data/datapackage.json",
        "data/vocabularies.yaml",
        "data/practices/x.yaml\nshell/cli.py",
        "database.yaml",
    ],
)
def test_a_proposal_that_changes_the_program_never_gets_its_own_text(prepared: Path, name: str) -> None:
    prepared.write_text(f"{MARK}\nApprovata dal Comune! @tutti https://esempio.invalid", "utf-8")
    github = forge([RECORD, {"filename": name}])
    answer(github, RUN, prepared)
    [text] = [body["body"] for _, path, body in github.written if path.endswith("comments")]
    assert "Approvata" not in text
    assert "chi cura il portale" in text
    labelled = any(path.endswith("/labels") for _, path, _ in github.written)
    assert labelled == (not name.startswith("data/"))


def test_a_run_that_stopped_before_its_report_is_told_too(prepared: Path) -> None:
    prepared.unlink()
    github = forge([RECORD])
    answer(github, RUN, prepared)
    assert "si è fermato" in github.written[-1][2]["body"]
    github = forge([{"filename": "Makefile"}])
    answer(github, RUN, prepared)
    assert [path for _, path, _ in github.written] == ["issues/7/comments", "issues/7/labels"]


def test_a_renamed_program_file_counts_too(prepared: Path) -> None:
    github = forge([RECORD | {"previous_filename": "shell/cli.py"}])
    answer(github, RUN, prepared)
    assert ("POST", "issues/7/labels", {"labels": [LABEL]}) in github.written


def test_the_label_goes_when_the_program_is_left_alone(prepared: Path) -> None:
    github = forge([RECORD], labels=(LABEL,))
    answer(github, RUN, prepared)
    assert github.written[-1][:2] == ("DELETE", f"issues/7/labels/{LABEL}")


def test_who_may_write_here_is_neither_labelled_nor_answered(prepared: Path) -> None:
    github = forge([{"filename": "requirements.txt"}], repository=HERE)
    answer(github, RUN, prepared)
    assert github.written == []
    github = forge([RECORD], repository=HERE)
    answer(github, RUN, prepared)
    assert [path for _, path, _ in github.written] == ["issues/7/comments"]


@pytest.mark.parametrize("files", [[RECORD] * 300, []])
def test_a_list_of_files_that_may_not_be_whole_is_not_believed(prepared: Path, files: list[dict[str, Any]]) -> None:
    for labels in ((), (LABEL,)):
        github = forge(files, labels=labels)
        answer(github, RUN, prepared)
        # Neither is the program said to be changed: nobody knows.
        [(_, path, body)] = github.written
        assert path == "issues/7/comments"
        assert "non mi dice tutti i file" in body["body"]
        assert "il programma" not in body["body"]
    github = forge([RECORD] * 299 + [{"filename": "Makefile"}])
    answer(github, RUN, prepared)
    assert "il programma" in github.written[0][2]["body"]
    assert github.written[1][1] == "issues/7/labels"


@pytest.mark.parametrize("name", ["data/foto.png", "data/practices/welfare/x.yml", "data/organisations/A B.yaml"])
def test_a_file_of_data_that_no_program_reads_is_told_by_the_report(prepared: Path, name: str) -> None:
    github = forge([RECORD, {"filename": name}])
    answer(github, RUN, prepared)
    assert [body["body"] for _, _, body in github.written] == [f"{MARK}\nLa scheda va bene."]


def test_the_files_are_those_of_the_commit_that_was_checked(prepared: Path) -> None:
    """Whoever pushes records alone while the run of a changed program ends must not get that program's words shown."""
    github = forge([RECORD, {"filename": "shell/cli.py"}])
    github.answers["pulls/7/files"] = [RECORD]
    answer(github, RUN, prepared)
    assert "La scheda va bene" not in json.dumps(github.written)


def test_a_comparison_that_github_does_not_know_is_not_believed(prepared: Path) -> None:
    github = forge([RECORD])
    del github.answers[f"compare/{BASE}...{SHA}"]
    answer(github, RUN, prepared)
    assert "La scheda va bene" not in json.dumps(github.written)


def test_a_label_that_nobody_has_made_yet_costs_no_comment(prepared: Path) -> None:
    """The token may write on requests; a label that does not exist asks for more (issues: write)."""
    github = forge([{"filename": "Makefile"}])
    github.refused["issues/7/labels"] = "You do not have permission to create labels on this repository. (HTTP 403)"
    said = answer(github, RUN, prepared)
    assert "issues/7/comments" in [path for _, path, _ in github.written]
    assert f"«{LABEL}»" in said


def test_a_run_answers_only_the_request_that_stands_at_its_commit(prepared: Path) -> None:
    github = forge([RECORD], sha="b" * 40)
    answer(github, RUN, prepared)
    assert github.written == []


@pytest.mark.parametrize("change", [{"event": "push"}, {"head_repository": None}])
def test_other_runs_are_left_alone(prepared: Path, change: dict[str, Any]) -> None:
    github = forge([RECORD])
    answer(github, RUN | change, prepared)
    assert github.written == []


def test_a_prepared_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token")
    link = tmp_path / "commento.md"
    link.symlink_to(secret)
    with pytest.raises(OSError, match=r"commento\.md"):
        read(link)


def test_a_prepared_pipe_does_not_hold_the_job(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "commento.md")
    with pytest.raises(OSError, match="non è un file"):
        read(tmp_path / "commento.md")


def test_a_long_report_is_cut_at_a_line_with_its_block_closed(tmp_path: Path) -> None:
    path = tmp_path / "commento.md"
    path.write_text("```yaml\n" + "riga\x00 lunga\n" * LONGEST, "utf-8")
    text = read(path)
    assert len(text) < 65_536
    assert "\x00" not in text
    assert text.count("```") == 2
    assert "troppo lungo" in text.splitlines()[-1]


def test_a_standing_issue_is_opened_updated_and_closed(tmp_path: Path) -> None:
    report = tmp_path / "collegamenti.md"
    report.write_text("Un collegamento non risponde.")
    github = Recorded(issues=[])
    keep(github, report)
    made, (method, path, body) = github.written
    assert made == ("POST", "labels", {"name": "controlli"})
    assert (method, path) == ("POST", "issues")
    assert body["title"] == "Collegamenti che non rispondono"

    mine = {"number": 3, "user": {"login": ROBOT}, "body": body["body"]}
    github = Recorded(issues=[mine | {"user": {"login": "socia"}, "number": 2}, mine | {"user": None}, mine])
    keep(github, report)
    report.write_text("")
    keep(github, report)
    assert [(path, body["state"]) for _, path, body in github.written] == [("issues/3", "open"), ("issues/3", "closed")]


def test_nothing_to_report_opens_nothing(tmp_path: Path) -> None:
    report = tmp_path / "riletture.md"
    report.write_text("\n")
    github = Recorded(issues=[])
    keep(github, report)
    assert github.written == []


TEXT = 'id: orario-scelto\ntitle: "È un titolo: $(id) ${{ github.token }} ::warning::"\n'
ISSUE = {"number": 9, "title": "$(id)\n::error::", "body": "…"}


def proposal(tmp_path: Path, **change: Any) -> Path:
    path = tmp_path / "proposta.json"
    whole = {"path": RECORD["filename"], "id": "orario-scelto", "text": TEXT, "title": "::error::"} | change
    path.write_text(json.dumps(whole), "utf-8")
    return path


def repository(**more: Any) -> Recorded:
    github = Recorded(pulls=[], **more)
    github.answers[""] = {"default_branch": "main"}
    github.answers["git/ref/heads/main"] = {"object": {"sha": SHA}}
    return github


def test_an_issue_becomes_a_branch_a_file_and_a_pull_request(tmp_path: Path) -> None:
    github = repository()
    propose(github, ISSUE, proposal(tmp_path))
    (_, refs, branch), (method, contents, file), (_, pulls, opened) = github.written
    assert (refs, method, contents, pulls) == ("git/refs", "PUT", f"contents/{RECORD['filename']}", "pulls")
    assert branch == {"ref": "refs/heads/proposta/9-orario-scelto", "sha": SHA}
    assert base64.b64decode(file["content"]).decode() == TEXT
    assert (file["branch"], opened["head"]) == ("proposta/9-orario-scelto", "proposta/9-orario-scelto")
    assert opened["title"] == "Nuova scheda: orario-scelto"
    assert "Closes #9" in opened["body"]
    # No word of the stranger stands anywhere but in the file.
    assert "::" not in json.dumps([branch, opened, file["message"]])


def test_a_new_organisation_comes_along(tmp_path: Path) -> None:
    github = repository()
    also = [{"path": "data/organisations/ditta-di-prova.yaml", "id": "ditta-di-prova", "text": "id: ditta-di-prova\n"}]
    propose(github, ISSUE, proposal(tmp_path, also=also))
    written = [path for method, path, _ in github.written if method == "PUT"]
    assert written == [f"contents/{RECORD['filename']}", "contents/data/organisations/ditta-di-prova.yaml"]
    assert github.written[-1][2]["title"] == "Nuova scheda: orario-scelto"


def test_an_item_of_the_list_of_members_is_named_by_its_id(tmp_path: Path) -> None:
    github = repository()
    github.answers["contents/data/members.yaml"] = {"sha": "old"}
    text = "- id: ditta-di-prova\n" + "# x\n" * 20_000
    propose(github, ISSUE, proposal(tmp_path, path="data/members.yaml", id="ditta-di-prova", text=text))
    (_, _, branch), (_, path, file), (_, _, opened) = github.written
    assert branch["ref"] == "refs/heads/proposta/9-ditta-di-prova"
    assert path == "contents/data/members.yaml"
    assert base64.b64decode(file["content"]).decode() == text
    assert opened["title"] == "Elenco dei membri: ditta-di-prova"


def test_where_workflows_may_open_no_request_a_person_is_told_how(tmp_path: Path) -> None:
    github = repository()
    github.refused["pulls"] = "GitHub Actions is not permitted to create or approve pull requests. (HTTP 403)"
    with pytest.raises(ForgeError):
        propose(github, ISSUE, proposal(tmp_path))
    method, path, body = github.written[-1]
    assert (method, path) == ("POST", "issues/9/comments")
    page = "https://github.com/esempio/portale/compare/main...proposta/9-orario-scelto?expand=1&body=Closes+%239."
    assert f"({page})" in body["body"]
    assert "Allow GitHub Actions" in body["body"]


def test_why_no_record_came_out_is_told_as_text(tmp_path: Path) -> None:
    github = repository()
    hostile = "Riga 3: «````\n@tutti <img src=x> [qui](https://esempio.invalid)» " + "x" * 500
    problems = [{"message": hostile}, {"message": 5}, "?", *({"message": "Altro."},) * 20]
    propose(github, ISSUE, proposal(tmp_path, path="", text="", problems=problems))
    [(_, _, body)] = github.written
    start, inside, end = body["body"].split("````")
    assert "@tutti" in inside
    assert "@" not in start + end
    assert inside.count("\n") <= 12
    assert max(map(len, inside.splitlines())) <= 300


def test_a_correction_in_words_gets_its_own_answer(tmp_path: Path) -> None:
    github = repository()
    problems = [{"code": "in-words", "message": "@tutti"}]
    propose(github, ISSUE, proposal(tmp_path, path="", text="", problems=problems))
    [(_, path, body)] = github.written
    assert path == "issues/9/comments"
    assert "a mano" in body["body"]
    assert "Correggi la segnalazione" not in body["body"]
    assert "@" not in body["body"]


@pytest.mark.parametrize("missed", [True, False, "sì", None])
def test_a_correction_of_nothing_is_told_to_whoever_reads_the_request(tmp_path: Path, missed: object) -> None:
    github = repository()
    propose(github, ISSUE, proposal(tmp_path, missed=missed))
    assert ("nessuna scheda ha questo nome" in github.written[-1][2]["body"]) == (missed is True)


def test_a_correction_names_the_version_that_it_replaces(tmp_path: Path) -> None:
    github = repository()
    github.answers[f"contents/{RECORD['filename']}"] = {"sha": "old"}
    propose(github, ISSUE, proposal(tmp_path))
    assert github.written[1][2]["sha"] == "old"
    assert github.written[2][2]["title"] == "Correzione: orario-scelto"


def test_a_second_try_goes_to_the_same_request(tmp_path: Path) -> None:
    github = repository()
    github.answers |= {"git/ref/heads/proposta/9-orario-scelto": {}, "pulls": [{"number": 12}]}
    propose(github, ISSUE, proposal(tmp_path))
    assert [method for method, _, _ in github.written] == ["PUT"]


@pytest.mark.parametrize(
    "change",
    [
        {"path": "data/practices/../../.github/workflows/dati.yml"},
        {"path": ".github/workflows/dati.yml"},
        {"path": "data/datapackage.json"},
        {"path": "data/organisations/a.yaml\n"},
        {"path": "data/organisations/A.yaml"},
        {"path": None},
        {"path": ["data/organisations/a.yaml"]},
        {"text": ""},
        {"text": 5},
        {"text": "x" * (LONGEST + 1)},
        {"id": "altro"},
        {"id": None},
        {"id": "a" * 71, "path": f"data/organisations/{'a' * 71}.yaml"},
        {"id": "../x", "path": "data/members.yaml"},
        {"id": "a\n", "path": "data/members.yaml"},
        {"path": "data/members.yaml/x"},
        {"path": "data/members.yaml", "text": "x" * 100_001},
        {"also": [{"path": "Makefile", "id": "ab", "text": "all:"}]},
        {"also": "data/organisations/a.yaml"},
        {"also": [["data/organisations/a.yaml", "id: a"]]},
        {"also": [{"path": "data/organisations/ab.yaml", "id": "ab", "text": "id: ab"}] * 6},
    ],
)
def test_what_is_no_record_is_only_answered(tmp_path: Path, change: dict[str, Any]) -> None:
    github = repository()
    propose(github, ISSUE, proposal(tmp_path, **change))
    assert [path for _, path, _ in github.written] == ["issues/9/comments"]


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{broken", None])
def test_a_file_that_is_no_proposal_is_only_answered(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "proposta.json"
    if text is not None:
        path.write_text(text)
    github = repository()
    propose(github, ISSUE, path)
    assert [path for _, path, _ in github.written] == ["issues/9/comments"]


FAKE = """#!{python}
import json, pathlib, sys
body = sys.stdin.read() if "--input" in sys.argv else None
log = pathlib.Path({log!r})
log.write_text((log.read_text() if log.exists() else "") + json.dumps([sys.argv[1:], body]) + "\\n")
path = next(word for word in sys.argv if word.startswith("repos/")).split("?")[0]
known = {{"repos/esempio/portale/issues": []}}
if path.endswith("/pulls"): sys.exit("gh: Issues has been disabled in this repository. (HTTP 410)")
elif "POST" in sys.argv: print("{{}}")
elif path in known: print(json.dumps(known[path]))
else: sys.exit("gh: Not Found (HTTP 404)")
"""


def start(tmp_path: Path, *words: str, repository: str = HERE) -> subprocess.CompletedProcess[str]:
    fake = tmp_path / "bin" / "gh"
    fake.parent.mkdir()
    fake.write_text(FAKE.format(python=sys.executable, log=str(tmp_path / "log")))
    fake.chmod(0o755)
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN, "issue": ISSUE}))
    world = os.environ | {
        "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": repository,
    }
    command = [sys.executable, "-m", "shell.github", *words]
    return subprocess.run(command, cwd=ROOT, env=world, capture_output=True, text=True, timeout=60)


def test_as_a_workflow_calls_it(tmp_path: Path) -> None:
    report = tmp_path / "riletture.md"
    report.write_text("Tre schede; $(id) `id`")
    run = start(tmp_path, "issue", str(report))
    assert (run.returncode, run.stderr) == (0, "")
    asked, _, _, sent = (json.loads(line) for line in (tmp_path / "log").read_text().splitlines())
    assert asked[0][:4] == ["api", "--method", "GET", asked[0][3]]
    assert sent[0] == ["api", "--method", "POST", "repos/esempio/portale/issues", "--input", "-"]
    assert "Tre schede; $(id) `id`" in json.loads(sent[1])["body"]


def test_a_refusal_of_github_is_one_sentence(tmp_path: Path) -> None:
    run = start(tmp_path, "issue", str(tmp_path / "nothing.md"), repository="../x")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1


def test_a_refusal_that_a_setting_explains_names_it(tmp_path: Path) -> None:
    (tmp_path / "commento.md").write_text("x")
    run = start(tmp_path, "comment", str(tmp_path / "commento.md"))
    assert run.returncode == 1
    assert "Settings, General, Features" in run.stderr


def test_misuse_is_told(tmp_path: Path) -> None:
    assert start(tmp_path, "erase").returncode == 2
