"""The arguments that say where buyers and messages are read from, and how."""

from __future__ import annotations

import argparse


def add_reading(command: argparse.ArgumentParser) -> None:
    """Where buyers and messages are read from, and how."""
    command.add_argument("file", metavar="FILE", help="the buyers; - reads standard input")
    command.add_argument(
        "--messages", metavar="FILE", help="their messages: customer_id (or address), at, sender, channel, text ..."
    )
    command.add_argument(
        "--mailbox", metavar="PATH", help="your mail archive: .eml, mbox, Maildir, or a folder of them"
    )
    command.add_argument(
        "--chat",
        metavar="[ID=]PATH",
        action="append",
        default=[],
        help="an exported chat of WhatsApp, Telegram, LINE or WeChat: file, .zip or folder; ID= says whose; repeatable",
    )
    command.add_argument(
        "--mine",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="your own address or domain in the mail, your name or number in chats; repeatable",
    )
    command.add_argument("--seller", metavar="FILE", help="your profile (TOML), or the name of a built-in one")
    command.add_argument(
        "--map",
        metavar="OURS=THEIRS",
        action="append",
        default=[],
        help="name a column; messages.OURS=THEIRS one of --messages; repeatable",
    )
    command.add_argument("--reader", metavar="NAME", help="the export's kind, where it is not recognised")
    command.add_argument("--encoding", metavar="NAME", help="the file's encoding, where it is guessed wrongly")
    command.add_argument(
        "--zone", metavar="NAME", help="clock of times without offset, such as Asia/Shanghai (else your profile's own)"
    )
    command.add_argument("--reading", metavar="FILE", help="write what was read and what was not as JSON as well")
    dates = command.add_mutually_exclusive_group()
    dates.add_argument("--day-first", action="store_true", default=None, help="03/04/2026 is the third of April")
    dates.add_argument("--month-first", dest="day_first", action="store_false", help="03/04/2026 is March the fourth")
