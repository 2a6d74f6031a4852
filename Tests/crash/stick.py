"""A stick that is pulled out while it is written: what had not reached it by then is lost.

A file system is made in a file that lies on another one, the socket; pulling shuts the socket down as a lost disk
(FS_IOC_SHUTDOWN without flushing), so that from then on every read, write and sync of the stick fails, and what was
not synced is not there when both are mounted again. FAT is taken where the kernel has it and mkfs.vfat is there, else
ext4 without a journal. Where nothing may be mounted from a file, the stick is a small tmpfs that is cut off by `umount
-l` above a place that nobody can write; what was on it is then looked at through a folder that was open before.
"""

import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path

SHUTDOWN, WITHOUT_FLUSHING = 0x8004587D, 2
MIB = 1 << 20


def tool(*words: object) -> None:
    """A tool of the system that has to work."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise OSError(f"{words[0]}: {done.stderr.strip() or done.returncode}")


def found(name: str) -> str:
    """The path of a tool that may be in a folder for administrators."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if not path:
        raise OSError(f"there is no {name}")
    return path


class Stick:
    """A medium, and where it is to be seen."""

    name = "?"

    def __init__(self, work: Path) -> None:
        self.work, self.point = work, work / "stick"
        work.mkdir()

    def put_in(self) -> None:
        """A fresh, empty stick."""
        raise NotImplementedError

    def pull(self) -> None:
        """Pulls it out, without any notice."""
        raise NotImplementedError

    def put_back(self) -> Path:
        """Where one can see what is on it after it was pulled."""
        raise NotImplementedError

    def take_out(self) -> None:
        """Takes it away; another may be put in."""
        raise NotImplementedError

    def close(self) -> None:
        """Leaves nothing mounted."""
        self.take_out()


class LoopStick(Stick):
    """A file system in a file."""

    def __init__(self, work: Path, kind: str, *maker: str) -> None:
        super().__init__(work)
        self.name = f"a loop-mounted {kind} image"
        self.maker = (found(maker[0]), *maker[1:])
        self.socket = work / "socket"
        for folder in (self.point, self.socket):
            folder.mkdir()
        tool("truncate", "-s", 48 * MIB, work / "socket.img")
        tool(found("mkfs.ext4"), "-q", "-F", work / "socket.img")
        self.fresh = work / "fresh.img"
        tool("truncate", "-s", 16 * MIB, self.fresh)
        tool(*self.maker, self.fresh)
        self.mounted: list[Path] = []

    def mount(self, file: Path, at: Path) -> None:
        """Mounts a file."""
        tool("mount", "-o", "loop", file, at)
        self.mounted.append(at)

    def put_in(self) -> None:
        self.mount(self.work / "socket.img", self.socket)
        tool("cp", "--sparse=always", self.fresh, self.socket / "stick.img")
        self.mount(self.socket / "stick.img", self.point)
        os.sync()

    def pull(self) -> None:
        handle = os.open(self.socket, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", WITHOUT_FLUSHING))
        finally:
            os.close(handle)

    def put_back(self) -> Path:
        self.take_out()
        self.mount(self.work / "socket.img", self.socket)
        self.mount(self.socket / "stick.img", self.point)
        return self.point

    def take_out(self) -> None:
        while self.mounted:
            tool("umount", self.mounted.pop())


class MemoryStick(Stick):
    """A small tmpfs."""

    name = "a tmpfs cut off by umount -l"

    def __init__(self, work: Path) -> None:
        super().__init__(work)
        self.below = work / "below"
        self.below.mkdir()
        tool("mount", "-t", "tmpfs", "-o", "size=64k", "none", self.below)
        (self.below / "stick").mkdir()
        tool("mount", "-o", "remount,ro", self.below)
        self.point, self.handle = self.below / "stick", -1

    def put_in(self) -> None:
        tool("mount", "-t", "tmpfs", "-o", "size=16m", "none", self.point)
        self.handle = os.open(self.point, os.O_RDONLY)

    def pull(self) -> None:
        tool("umount", "-l", self.point)

    def put_back(self) -> Path:
        return Path(f"/proc/{os.getpid()}/fd/{self.handle}")

    def take_out(self) -> None:
        if self.handle >= 0:
            os.close(self.handle)
            subprocess.run(["umount", "-l", str(self.point)], capture_output=True, check=False)
            self.handle = -1

    def close(self) -> None:
        self.take_out()
        tool("umount", self.below)


def any_stick(work: Path) -> Stick:
    """The best medium that can be had here and works; an error that tells why there is none."""
    reasons = []
    makers = {
        "FAT": lambda at: LoopStick(at, "FAT", "mkfs.vfat"),
        "ext4": lambda at: LoopStick(at, "ext4", "mkfs.ext4", "-q", "-F", "-O", "^has_journal"),
        "tmpfs": MemoryStick}
    for kind in os.environ.get("STICK", ",".join(makers)).split(","):
        try:
            stick = makers[kind](work / kind)
            try:
                stick.put_in()
                stick.pull()
                stick.put_back()
            finally:
                stick.take_out()
            return stick
        except OSError as error:
            reasons.append(f"{kind}: {error}")
    raise OSError("; ".join(reasons))
