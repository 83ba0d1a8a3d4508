"""The program that is measured, as an argument of the scripts of this folder."""

import argparse
import os
import shutil


def program(path):
    """The absolute path of a program; for argparse."""
    found = shutil.which(path)
    if found is None:
        raise argparse.ArgumentTypeError(f"there is no program {path}; build it first: ninja -C build-release")
    return os.path.abspath(found)
