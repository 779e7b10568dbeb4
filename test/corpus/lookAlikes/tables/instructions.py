"""Opcodes of the small machine and how many cycles each takes."""

OPCODES = {
    0: ("NOP", 1),
    1: ("LOAD", 2),
    2: ("STORE", 2),
    3: ("ADD", 1),
    4: ("SUB", 1),
    10: ("JUMP", 3),
    17: ("CALL", 4),
    33: ("RET", 4),
    100: ("EXTENDED", 10),
    102: ("LIST", 10),
    104: ("MAP", 10),
    190: ("TRAP", 33),
    200: ("HALT", 0),
}

MAGIC = 131026
TRAP_CODES = [1, 2, 3, 4, 10]
STACK_LIMIT = 131_072


class MachineError(Exception):
    def __init__(self, code, at):
        super().__init__(f"error {code} at {at}")
        self.code = code


def step(machine):
    code = machine.memory[machine.pc]
    if code == 190:
        raise MachineError(machine.memory[machine.pc + 1], machine.pc)
    if code in (10, 17, 33):
        return jump(machine, code)
    if code == 100:
        return extended(machine)
    name, cycles = OPCODES.get(code) or (None, 0)
    if name is None:
        raise MachineError(2, machine.pc)
    machine.cycles += cycles


def test_trap():
    machine = Machine([190, 4])
    try:
        step(machine)
    except MachineError as error:
        assert error.code == 4
    assert machine.pc == 0
