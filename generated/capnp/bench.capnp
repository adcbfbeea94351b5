# Made from idl/bench.writ by writc; ninja regenerate
@0x9b32c28cb38c0548;

# What the figures of the message path are taken from, and what a runner of suites serves. No system that ships has it.

struct Bench @0xd8184ec08728571e {
  # Gives back what it is given. Its server answers any message at all with the same words or as many bytes, so that
  # nothing but the path is measured.
  const protocolNumber :UInt16 = 0x00f0;  # Stands in every tag.
  const callerRole :UInt32 = 0x1;  # Calls.
  const giveBackMethod :UInt16 = 0x10;

  struct GiveBackRequest @0xac19ad5de62f12bd {
    # Gives six words back.
    a @0 :UInt64;
    b @1 :UInt64;
    c @2 :UInt64;
    d @3 :UInt64;
    e @4 :UInt64;
    f @5 :UInt64;
  }

  struct GiveBackReply @0xb6619f186f262170 {
    # An OK reply to Bench.give_back.
    a @0 :UInt64;
    b @1 :UInt64;
    c @2 :UInt64;
    d @3 :UInt64;
    e @4 :UInt64;
    f @5 :UInt64;
  }
}
