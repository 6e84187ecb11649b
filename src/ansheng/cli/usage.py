"""Usage errors: what the option parser complains of, in Chinese and English, on one line."""

from __future__ import annotations

import re

import typer

from ansheng.errors import AnshengError
from ansheng.words import Words

_CHINESE = (
    (r"No such option: (\S+)", r"无此选项 \1"),
    (r" ?\(Possible options: (.*)\)", r"；相近的有：\1"),
    (r"No such command '(.*?)'\.", r"无此命令 \1"),
    (r" Did you mean (.*)\?", r"；相近的有：\1"),
    (r"No such command '(.*?)'", r"无此命令 \1"),
    (r"Missing command\.", "缺少命令"),
    (r"Missing (?:argument|option|parameter) '(.*?)'\.", r"缺少 \1"),
    (r"Option '(.*?)' requires an argument\.", r"选项 \1 之后应有值"),
    (r"Option '(.*?)' does not take a value\.", r"选项 \1 之后不应有值"),
    (r"Got unexpected extra argument\S* \((.*)\)", r"多余的参数：\1"),
    (r"is not one of (.*), ('.*?')\.", r"is not one of \1 或 \2."),
    (r"Invalid value for '(.*?)': (?:Value error, )?'(.*?)' is not one of (.*?)\.", r"\1 应为 \3，收到“\2”"),
    (r"Invalid value for '(.*?)': ", r"\1 的值有误，"),
    (r"(?:Value error, )?'(.*?)' is not one of (.*?)\.", r"应为 \2，收到“\1”"),
    (r"Input should be a valid integer.*", r"应为整数"),
    (r"Input should be greater than or equal to (\d+)", r"应不小于\1"),
    (r"', '|, (?=--)", "、"),
    (r"'", ""),
)


class WrongUseError(AnshengError):
    """The command line was called in a way that it does not know."""

    @classmethod
    def of(cls, error: typer.TyperException) -> WrongUseError:
        """The parser's complaint with the way to the help of the command that was meant."""
        message = " ".join(error.format_message().split())
        context = getattr(error, "ctx", None)
        help_of = f"{context.command_path if context else 'ansheng'} --help"
        chinese = message
        for pattern, words in _CHINESE:
            chinese = re.sub(pattern, words, chinese)
        return cls(
            Words(f"{chinese}；用法见 {help_of}", f"{message.rstrip('.')}. For the usage see {help_of}")
        )
