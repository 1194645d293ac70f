import json
import re

import httpx
import pytest

from dashboard import downloads
from etl import tables


@pytest.mark.parametrize("table", tables.TABLES)
def test_a_table_downloads_with_as_many_rows_as_the_page_says(page, table, tmp_path):
    page.goto("/data")
    entry = page.locator(f"#{table}")
    said = int(entry.locator(".rows strong").inner_text().replace(",", ""))
    with page.expect_download() as started:
        entry.get_by_role("link", name="JSON").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name == f"{table}.json"
    assert len(json.loads(file.read_text())) == said


@pytest.mark.parametrize("table", tables.TABLES)
def test_the_columns_of_the_page_are_those_of_the_file(page, site, table):
    page.goto("/data")
    entry = page.locator(f"#{table}")
    entry.locator("summary").click()
    header = httpx.get(f"{site}/data/{table}.csv", trust_env=False).text.split("\n")[0]
    assert entry.locator("dt code").all_inner_texts() == header.split(",")
    assert entry.locator("dl").is_visible()


def test_every_file_that_the_page_offers_is_there(page, site):
    page.goto("/data")
    links = page.locator("main a[href^='/']").evaluate_all("all => all.map(one => one.href)")
    assert len(links) > len(tables.TABLES) * len(downloads.FORMATS)
    for link in links:
        assert httpx.get(link, trust_env=False).status_code == 200, link


def test_an_example_gives_as_many_rows_as_the_page_says(page, site):
    page.goto("/data")
    for example in page.locator(".asked li").all():
        address = example.locator("code").inner_text()
        said = int(re.sub(r"\D", "", example.locator(".note").inner_text()))
        json_address = site + re.sub(r"\.\w+\?", ".json?", address)
        assert len(httpx.get(json_address, trust_env=False).json()) == said, address


def test_the_examples_for_programs_work_as_they_stand(page):
    page.goto("/data")
    question, _, check = page.locator("#programs pre").all_text_contents()
    address = re.search(r'"(http[^"]+)"', question)[1]
    rows = httpx.get(address, trust_env=False).json()["rows"]
    shown = page.locator("#programs details pre").text_content()
    assert rows == json.loads(shown)
    sent = json.loads(re.search(r"'(\{.*\})'", check, re.DOTALL)[1])
    answer = httpx.post(re.search(r'"(http[^"]+)"', check)[1], json=sent, trust_env=False).json()
    assert [claim["exact"] for claim in answer["claims"]] == ["36,734"]


def test_the_way_from_the_method_to_each_of_its_parts(page):
    page.goto("/method")
    for name in page.locator(".contents a").evaluate_all("all => all.map(one => one.hash)"):
        assert page.locator(f"section{name} h2").count() == 1, name
