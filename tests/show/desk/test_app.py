"""What holds of every page: who may ask, how much, in which language, and what is said when something goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Request
from starlette.testclient import TestClient

from show.desk.conftest import TOKEN
from volteface.ledger.parts import damaged
from volteface.show.desk import Desk, make_app
from volteface.show.desk.guard import MOST_BYTES


def test_every_answer_forbids_what_is_not_the_desks_own(desk: TestClient) -> None:
    for path in ("/", "/sign-in", "/openapi.json", "/static/x/desk.css", "/nothing", "/find"):
        policy = desk.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_other_names_are_refused(desk: TestClient) -> None:
    assert desk.get("/sign-in", headers={"host": "evil.example"}).status_code == 400
    assert desk.get("/sign-in", headers={"host": "127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize("declared", [True, False])
def test_a_large_body_is_refused(desk: TestClient, declared: bool) -> None:
    body = b"token=" + b"x" * (MOST_BYTES + 1)

    def pieces() -> Iterator[bytes]:
        yield from (body[at : at + 65536] for at in range(0, len(body), 65536))

    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = desk.post("/sign-in", content=body if declared else pieces(), headers=kind)
    assert answer.status_code == 413
    assert "MB" in answer.json()["detail"]


def test_a_fault_is_told_without_how_it_came(shown: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app(Desk(shown))

    @app.get("/broken")
    def fail(request: Request) -> None:
        raise RuntimeError(f"a secret of {request.url}")

    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        page = client.get("/broken", headers={"accept": "text/html"})
        told = client.get("/broken", headers={"accept": "application/json"})
    assert page.status_code == told.status_code == 500
    assert "secret" not in page.text + told.text
    assert "Traceback" not in page.text
    assert "log" in told.json()["detail"]
    assert "a secret" in caplog.text
    assert "content-security-policy" in page.headers


def test_a_damaged_ledger_is_told_as_the_desks_trouble(shown: Path) -> None:
    app = make_app(Desk(shown))

    @app.get("/damaged")
    def fail() -> None:
        raise damaged(Path("/srv/ledger"), ValueError("no magic bytes"))

    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/damaged")
    assert answer.status_code == 503
    assert "srv" not in answer.text


def test_what_is_not_there_is_a_page_or_json(desk: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml"}
    assert "<h1>Not Found</h1>" in desk.get("/nothing", headers=browser).text
    assert desk.get("/nothing?format=json", headers=browser).json() == {"detail": "Not Found"}
    assert desk.get("/nothing").json() == {"detail": "Not Found"}


def test_language_is_asked_for_accepted_or_english(desk: TestClient) -> None:
    assert '<html lang="en"' in desk.get("/sign-in", headers={"accept-language": "de"}).text
    assert (
        '<html lang="pl"'
        in desk.get("/sign-in", headers={"accept-language": "de, pl-PL;q=0.9, en;q=0.8"}).text
    )
    with TestClient(desk.app, base_url="http://localhost") as client:
        assert "Kto się przesuwa" in client.get("/sign-in?lang=pl").text
        assert '<html lang="pl"' in client.get("/sign-in").text
        assert '<html lang="en"' in client.get("/sign-in?lang=en").text
        assert '<html lang="en"' in client.get("/sign-in?lang=xx").text


def test_theme_is_remembered(desk: TestClient) -> None:
    assert 'data-theme="dark"' in desk.get("/sign-in", headers={"cookie": "theme=dark"}).text
    assert "data-theme" not in desk.get("/sign-in", headers={"cookie": "theme=%22onload"}).text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Armenia", "/state/ARM"),
        ("arm", "/state/ARM"),
        ("ARM RUS", "/pair/ARM/RUS"),
        ("Armenia, Russia", "/pair/ARM/RUS"),
        ("South Korea", "/state/KOR"),
        ("United States China", "/pair/USA/CHN"),
        ("Polska–Niemcy", "/pair/POL/DEU"),
    ],
)
def test_a_name_leads_to_its_page(desk: TestClient, words: str, place: str) -> None:
    answer = desk.get("/find", params={"q": words}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == place


def test_nobody_goes_by_a_name(desk: TestClient) -> None:
    assert desk.get("/find", params={"q": "Ruritania"}).status_code == 404
    assert desk.get("/find", params={"q": "deadbeefdeadbeef"}).status_code == 404


def test_only_the_token_signs_in(writer: TestClient) -> None:
    assert "Sign in to rule" in writer.get("/sign-in").text
    assert writer.post("/sign-in", data={"token": "a-token-for-the-test"}).status_code == 403
    assert "pass" not in writer.cookies
    answer = writer.post("/sign-in", data={"token": TOKEN}, follow_redirects=False)
    assert answer.status_code == 303
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert "Sign out" in writer.get("/sign-in").text
    writer.post("/sign-out")
    assert "Sign out" not in writer.get("/sign-in").text


def test_without_a_token_nobody_signs_in(desk: TestClient) -> None:
    assert "for reading alone" in desk.get("/sign-in").text
    assert desk.post("/sign-in", data={"token": "x"}).status_code == 403


def test_no_link_of_a_page_leads_to_another_machine(desk: TestClient) -> None:
    page = desk.get("http://localhost//evil.example/x", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert 'href="//' not in page.text


def test_another_site_can_not_try_pages_through_a_visitor(desk: TestClient) -> None:
    answer = desk.post("/try", data={"text": "x"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_the_desk_goes_on_following_whatever_went_wrong(
    written: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("volteface.show.desk.desk.REFRESH_SECONDS", 0.05)
    refreshed: list[bool] = []

    def refresh() -> None:
        refreshed.append(True)
        raise OSError("no room")

    desk = Desk(written)
    monkeypatch.setattr(desk, "refresh", refresh)
    with TestClient(make_app(desk), base_url="http://localhost") as client:
        while len(refreshed) < 3:
            assert client.get("/sign-in").status_code == 200
    assert "could not take in" in caplog.text
