"""A corpus in an object store that speaks S3, on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_corpora import article, built, digest, write

from kg.corpus.building import Engine
from kg.corpus.compacting import compact
from kg.corpus.storage import open_storage


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty bucket."""
    pytest.importorskip("s3fs", reason="s3fs is an extra: pip install s3fs")
    moto = pytest.importorskip("moto.server", reason="moto is an extra: pip install 'moto[server]'")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    given = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    for name, value in (given | {"AWS_DEFAULT_REGION": "us-east-1"}).items():
        monkeypatch.setenv(name, value)
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().mkdir("news")
    yield "s3://news/c"
    server.stop()


@pytest.mark.filterwarnings("ignore")  # of the libraries' own sockets
def test_a_corpus_on_s3_is_as_one_on_disk(bucket: str, tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    for place in (bucket, tmp_path / "c"):
        built(place, source, engine=Engine(workers=1))
        built(place, write(tmp_path / "2.jsonl", map(article, range(12, 15))))
        built(place, write(source, map(article, range(11))))
        compact(open_storage(place), size=4)
        write(source, map(article, range(12)))
    assert digest(bucket) == digest(tmp_path / "c")
    assert open_storage(bucket).names("facts") == open_storage(tmp_path / "c").names("facts")
    assert open_storage(bucket).times("facts").keys() == set(open_storage(bucket).names("facts"))
