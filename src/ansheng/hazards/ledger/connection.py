"""Connection to the database of a ledger: addresses, transactions, and errors in words."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, Connection, Engine

from ansheng.errors import AnshengError, InputError, MissingExtraError
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.evidence import anchors
from ansheng.sheets.door import regular
from ansheng.words import Words

T = TypeVar("T")
ANCHORS = ".anchors"
"""The ending of the file of anchors beside that of an SQLite ledger."""
WAIT_SECONDS = 30
TRIES = 8

_RETRIED = {"40001", "40P01", "23505", "42P07"}
"""PostgreSQL: serialisation failure, deadlock, a key or a table that another transaction has just made."""


class LedgerError(AnshengError):
    """The ledger cannot be read or written: the file, the server, the disk, the rights."""


class ConflictError(AnshengError):
    """Another writer was faster: nothing was changed; look again and repeat."""

    exit_code = 4


class _RaceError(Exception):
    """A transaction that lost a race and is tried again."""


class Store:
    """The database behind an address; every use of it is one transaction that is done whole or not at all.

    ``heads`` is the file beside that of SQLite in which the head is kept after every transaction; else None. ``kept``
    is the file of anchors: the one that is named, or that beside the file of SQLite.
    """

    def __init__(self, address: str, *, create: bool = False, kept: Path | None = None) -> None:
        self.url = _url(address)
        self.address = _shown(unquote(self.url.render_as_string(hide_password=True)))
        if not _there(self.url) and not create:
            raise LedgerError(
                Words(
                    f"{self.url.database}：台账不存在；请先用 ansheng ledger init {self.address} 建立",
                    f"{self.url.database}: no such ledger; make it with ansheng ledger init {self.address}",
                )
            )
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.heads = _beside(self.url, anchors.ENDING)
        self.kept = kept or _beside(self.url, ANCHORS)
        if kept is not None:
            regular(kept, error=LedgerError)
        self._process = self._opened_in = os.getpid()
        self._engine = _engine(_readable(self.url))
        self._writer = self._engine.execution_options(writing=True)
        options = {} if self.sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = self._engine.execution_options(**options)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger throughout.

        :raises LedgerError: the database cannot be read
        :raises ConflictError: it stays locked
        """
        self._after_fork()
        with self._said(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def inspecting(self) -> Iterator[Connection]:
        """The same where nothing stored is believed: bytes that are no text are read too, and can be named."""
        with self.reading() as connection:
            driver: Any = connection.connection.driver_connection
            if self.sqlite:
                driver.text_factory = _as_it_is
            try:
                yield connection
            finally:
                if self.sqlite:
                    driver.text_factory = str

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes.

        :raises LedgerError: the database cannot be written
        :raises ConflictError: it stays locked
        """
        self._after_fork()
        with self._said(), self._writer.begin() as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do ``work`` in a transaction, again where another writer came between.

        :raises ConflictError: others were faster every time
        """
        for _ in range(TRIES):
            try:
                with self.writing() as connection:
                    done = work(connection)
                    head = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
            except _RaceError:
                continue
            if self.heads is not None and head.number:
                anchors.keep(self.heads, (head.number, head.hash))
            return done
        raise self._busy()

    @contextmanager
    def new_file(self) -> Iterator[None]:
        """Make a ledger in a file that its owner alone may read; where that fails, no file is left that was not there.

        :raises ConflictError: another process took the file away meanwhile
        """
        path = None if self._in_memory or self.url.query.get("mode", "rwc") != "rwc" else _file(self.url)
        made = path is not None and _claimed(path)
        try:
            yield
        except BaseException:
            if made and path is not None:
                self.close()
                for ending in ("-wal", "-shm", "-journal", ""):
                    Path(f"{path}{ending}").unlink(missing_ok=True)
            raise
        if path is not None and not Path(path).exists():
            raise self._busy()

    def for_tables(self) -> None:
        """Refuse work with tables in a process that was forked with the ledger open: Polars would wait there for ever.

        :raises LedgerError: this is such a process
        """
        if self.forked:
            raise LedgerError(
                Words(
                    "分叉所得的进程不能导入、导出或取表；请另行启动进程，在其中打开台账",
                    "a forked process cannot import, export or make tables; start one with spawn, and open it there",
                )
            )

    @property
    def forked(self) -> bool:
        """Whether this process was forked with the ledger open, so that Polars would wait here for ever."""
        return os.getpid() != self._opened_in

    def sent(self) -> str:
        """The whole address, with its password, at which another process opens the same ledger.

        :raises LedgerError: it is kept in the memory of this process
        """
        path = _file(self.url)
        if self._in_memory:
            raise LedgerError(
                Words(
                    "台账在内存中，不能送往其他进程；请改用文件或数据库中的台账",
                    "the ledger is kept in memory and goes to no other process; keep it in a file or on a server",
                )
            )
        plain = self.sqlite and not (self.url.database or "").startswith("file:")
        url = self.url.set(database=str(Path(path or "").resolve())) if plain else self.url
        return url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def _in_memory(self) -> bool:
        return self.sqlite and (_file(self.url) is None or self.url.query.get("mode") == "memory")

    def _busy(self) -> ConflictError:
        return ConflictError(
            Words(
                f"{self.address}：正由他人写入；请稍后重试",
                f"{self.address}: others write at the same time; try again",
            )
        )

    def _after_fork(self) -> None:
        """Leave to the process that this one was forked from its connections, and open others.

        A connection to a file is closed, since SQLite counts the locks of a process by its files; one to a server is
        not, since that would end the other's.

        :raises LedgerError: there is no other way to the ledger, or the fork came in the middle of a transaction
        """
        if os.getpid() == self._process:
            return
        if self._in_memory:
            raise LedgerError(
                Words(
                    "台账在内存中，分叉所得的进程不能使用；请改用文件或数据库中的台账",
                    "the ledger is kept in memory, which a forked process cannot use; keep it in a file or on a server",
                )
            )
        if self._engine.pool.checkedout():  # type: ignore[attr-defined]
            raise LedgerError(
                Words(
                    f"{self.address}：进程在读写台账时分叉，所得的进程不能使用；请在分叉后打开台账",
                    f"{self.address}: the process was forked while it read or wrote the ledger; open it after the fork",
                )
            )
        self._engine.dispose(close=self.sqlite)
        self._process = os.getpid()

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            raise _error(error, self.address) from error
        except UnicodeError as error:
            raise LedgerError(
                Words(
                    f"{self.address}：内容含有无法编码的字符，无法保存或查找；请更正",
                    f"{self.address}: a text with half of a surrogate pair can be neither kept nor found; correct it",
                )
            ) from error
        except exc.SQLAlchemyError as error:
            raise LedgerError(
                Words(
                    f"{self.address}：台账未通过完整性核对；请用 ansheng ledger verify 核验",
                    f"{self.address}: is no sound ledger ({error})",
                )
            ) from error


def _url(address: str) -> URL:
    try:
        address.encode()
        url = sa.make_url(address)
        name = url.get_backend_name()
    except (exc.SQLAlchemyError, ValueError) as error:
        raise _unknown(address) from error
    if name not in ("sqlite", "postgresql") or "\0" in address:
        raise _unknown(address)
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _shown(address: str) -> str:
    """An address without a password among its options."""
    return re.sub(r"(?i)(password=)[^&]*", r"\1***", address)


def _unknown(address: str) -> InputError:
    address = _shown(re.sub(r"^(\w[\w+.-]*://)?([^:@]*):.*@", r"\1\2:***@", address))
    return InputError(
        Words(
            f"无法识别台账地址“{address}”；请按 sqlite:///台账.db 或 postgresql://用户@主机/库名 的形式填写",
            f"not the address of a ledger: {address!r}; write sqlite:///ledger.db or postgresql://user@host/name",
        )
    )


def _file(url: URL) -> str | None:
    """The path of the file that holds an SQLite ledger; None for one in memory or on a server."""
    path = url.database or ":memory:"
    path = unquote(urlsplit(path).path) if path.startswith("file:") else path
    return None if url.get_backend_name() != "sqlite" or path == ":memory:" else path


def _claimed(path: str) -> bool:
    """Whether the file was made, empty and for its owner alone; where it cannot be, the database says why."""
    try:
        Path(path).touch(mode=0o600, exist_ok=False)
    except OSError:
        return False
    return True


def _beside(url: URL, ending: str) -> Path | None:
    return Path(f"{path}{ending}") if (path := _file(url)) else None


def _there(url: URL) -> bool:
    """Whether the ledger's file is there, or it is kept elsewhere than in a file; SQLite is not to wait for a pipe.

    :raises LedgerError: it, or a file that is kept beside it, is a folder, a pipe, a device
    """
    path = _file(url)
    if path is None:
        return True
    endings = ("", "-journal", "-wal", "-shm", anchors.ENDING, ANCHORS)
    beside = [regular(f"{path}{ending}", error=LedgerError) for ending in endings]
    return beside[0] or (url.database or "").startswith("file:")


def _readable(url: URL) -> URL:
    """The same file opened for reading only where it, or its folder, cannot be written; it has no other way then."""
    path = Path(url.database or "")
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if url.get_backend_name() != "sqlite" or not path.is_file() or writable:
        return url
    way = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    return sa.make_url(f"sqlite:///file:{quote(str(path.resolve()))}?{way}&uri=true")


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = sa.create_engine(url, connect_args={"timeout": WAIT_SECONDS})
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        options = f"-c lock_timeout={WAIT_SECONDS}s -c client_encoding=UTF8"
        return sa.create_engine(url, connect_args={"connect_timeout": 10, "options": options})
    except ModuleNotFoundError as error:
        raise MissingExtraError.of(error.name or "psycopg", "postgres") from error
    except (exc.SQLAlchemyError, ValueError, TypeError) as error:
        raise _unknown(url.render_as_string()) from error


def _as_it_is(raw: bytes) -> str:
    """A text as it is stored, the bytes that are none kept."""
    return raw.decode(errors="surrogateescape")


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _error(error: exc.DBAPIError, address: str) -> Exception:
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(error, exc.IntegrityError) or state in _RETRIED:
        return _RaceError()
    name = getattr(error.orig, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or state == "55P03":
        return ConflictError(
            Words(
                f"{address}：台账正被他人占用，已等待{WAIT_SECONDS}秒，未作改动；请稍后重试",
                f"{address}: locked by another writer for {WAIT_SECONDS} s; nothing was changed, try again",
            )
        )
    for start, words in _REASONS:
        if name.startswith(start) or (state or "").startswith(start):
            return LedgerError(
                Words(f"{address}：未作改动，{words.zh}", f"{address}: {words.en}; nothing was changed")
            )
    what = " ".join(str(error.orig).split())
    return LedgerError(
        Words(
            f"{address}：数据库出错；请联系数据库管理人员，并告知 {what}",
            f"{address}: the database failed ({what})",
        )
    )


_REASONS = (
    ("SQLITE_READONLY", Words("文件为只读；请核对权限", "the file is read-only; check the rights")),
    ("SQLITE_FULL", Words("磁盘已满；请清理后重试", "the disk is full; clear it and try again")),
    (
        "SQLITE_IOERR",
        Words(
            "文件无法读写，可能磁盘已满；请核对后重试",
            "the file cannot be read or written; the disk may be full; check it and try again",
        ),
    ),
    (
        "SQLITE_CANTOPEN",
        Words("无法打开文件；请核对路径和权限", "the file cannot be opened; check the path and rights"),
    ),
    ("SQLITE_NOTADB", Words("文件不是台账；请核对地址", "this is no ledger file; check the address")),
    ("SQLITE_CORRUPT", Words("文件已损坏；请用备份恢复", "the file is damaged; restore a copy")),
    ("SQLITE_TOOBIG", Words("内容过长；请缩短", "a value is too long; shorten it")),
    (
        "53100",
        Words("服务器磁盘已满；请联系数据库管理人员", "the disk of the server is full; ask those who run it"),
    ),
    ("25006", Words("数据库为只读；请核对权限", "the database is read-only; check the rights")),
    ("42501", Words("无权限；请联系数据库管理人员", "no permission; ask those who run the database")),
    ("28", Words("登录被拒绝；请核对用户名和密码", "login refused; check user and password")),
    ("3D000", Words("数据库不存在；请核对地址", "no such database; check the address")),
)
