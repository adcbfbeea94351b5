#!/usr/bin/python3
"""Which instructions count as expensive, by their bytes."""

from __future__ import annotations

import unittest

from stepper import operation_of

REST = bytes(13)


def of(text: str) -> str:
    return operation_of(bytes.fromhex(text) + REST)


class Operations(unittest.TestCase):
    def test_a_write_of_cr3_is_told_from_its_reading_and_from_other_control_registers(self) -> None:
        self.assertEqual(of("0f22d9"), "cr3")  # mov cr3, rcx
        self.assertEqual(of("410f22d8"), "cr3")  # mov cr3, r8
        self.assertEqual(of("0f20d8"), "")  # mov rax, cr3
        self.assertEqual(of("0f22c0"), "")  # mov cr0, rax

    def test_fs_and_gs_count_however_they_are_written(self) -> None:
        self.assertEqual(of("0f01f8"), "swapgs")
        self.assertEqual(of("0f30"), "fs/gs")  # wrmsr
        self.assertEqual(of("f3480faed0"), "fs/gs")  # wrfsbase rax
        self.assertEqual(of("8ee0"), "fs/gs")  # mov fs, eax
        self.assertEqual(of("8ed8"), "")  # mov ds, eax

    def test_saves_of_the_floating_point_unit_need_memory(self) -> None:
        self.assertEqual(of("480fae07"), "fx")  # fxsave64 [rdi]
        self.assertEqual(of("0fae27"), "fx")  # xsave [rdi]
        self.assertEqual(of("0fc727"), "fx")  # xsavec [rdi]
        self.assertEqual(of("0faef0"), "")  # mfence

    def test_an_exchange_with_memory_is_locked_without_a_prefix(self) -> None:
        self.assertEqual(of("870d00000000"), "locked")  # xchg [rip], ecx
        self.assertEqual(of("87c8"), "")  # xchg eax, ecx
        self.assertEqual(of("f0480fb10f"), "locked")  # lock cmpxchg [rdi], rcx
        self.assertEqual(of("480fb10f"), "")

    def test_invlpg_is_told_from_its_neighbours(self) -> None:
        self.assertEqual(of("0f013f"), "invlpg")  # [rdi]
        self.assertEqual(of("0f011f"), "")  # lidt [rdi]


if __name__ == "__main__":
    unittest.main()
