"""What the load generator is built with."""

from __future__ import annotations

import os
import shutil

import pytest

HAS_COMPILER = bool(os.environ.get("CXX") or shutil.which("g++") or shutil.which("clang++"))
needs_compiler = pytest.mark.skipif(not HAS_COMPILER, reason="the load generator needs a C++ compiler")
