# Made from idl/supervisor.writ by writc; ninja regenerate
@0x8834c2d60725ac59;

# The foundation as whoever operates it sees it.
using Kernel = import "kernel.capnp";

const maxSupervisedRows :UInt32 = 63;
# How many components one page of `list` tells of: all there can be, but for the root.

const keptChanges :UInt32 = 48;
# How many changes the root keeps; the oldest make way and are counted.

const maxOrderWaiters :UInt32 = 8;
# How many can wait for `stop` or `restart` at a time.

const changesOffset :UInt64 = 4096;
# Where on the board the changes begin.

enum SupervisedState @0xd3ebf42819d09d66 {
  # The life of a supervised component.
  unused0 @0;  # no value
  stopped @1;  # It has no process.
  starting @2;  # Its process runs and has not answered yet.
  ready @3;  # It answers.
  restarting @4;  # It died, and its next start is pending.
  failed @5;  # Its restarts are used up: calls to it fail at once.
}

enum Order @0x85f2fa5c56841ade {
  # What the root is asked to do with a component.
  none @0;  # No order.
  stop @1;  # To stop it.
  restart @2;  # To start it anew.
}

enum OrderOutcome @0xe9fe14c0fa902ca4 {
  # What became of an order.
  none @0;  # There was none.
  done @1;  # It was carried out, or at least begun.
  notDone @2;  # The root refused it or failed.
}

struct SupervisedRow @0xf40e8a47533aa145 {
  # What is known of a component.
  component @0 :UInt64;
  state @1 :SupervisedState;
  lastCause @2 :Kernel.ExitCause;
  lastCode @3 :UInt32;
  starts @4 :UInt32;
  restarts @5 :UInt32;
  readyUs @6 :UInt64;
}

struct SupervisedChange @0x94f351b5caa20588 {
  # A change, as the component stood after it.
  seq @0 :UInt64;
  row @1 :SupervisedRow;
}

struct SupervisedBoard @0xcb4b14cbf615133e {
  # How everything stands, as the root writes it at the start of its board.
  generation @0 :UInt64;
  obeyed @1 :UInt64;
  count @2 :UInt32;
  outcome @3 :OrderOutcome;
  rows @4 :List(SupervisedRow);  # exactly 63
}

struct SupervisedChanges @0xe0884251cd0683ca {
  # What happened, as the root writes it at CHANGES_OFFSET.
  newest @0 :UInt64;
  changes @1 :List(SupervisedChange);  # exactly 48
}

struct SupervisedOrder @0xb64c126f85d996b2 {
  # An order, as the helper writes it.
  seq @0 :UInt64;
  component @1 :UInt64;
  order @2 :Order;
}

struct SupervisorError @0xd6c077b14e22f480 {
  # Statuses of a reply; a scope of constants, never a message.
  const cannotStop :UInt16 = 64;  # The component is part of what makes processes and cannot be stopped while the machine runs.
  const stillNeeded :UInt16 = 65;  # Another component that runs needs it.
  const notDone :UInt16 = 66;  # The supervisor cannot do it now, and said why in the log.
  const nothingNewer :UInt16 = 67;  # There is no event after this one yet.
  const underWay :UInt16 = 69;  # Another order for this component is being carried out.
}

struct Supervisor @0xe9edbb8d3cc1e8b5 {
  # What rootd's supervision looks like from a console. A helper component serves it and passes it on, so that rootd
  # serves nothing itself.
  #
  # All components of the system but the root are there from the first moment that the root tells of them, and stay. The
  # root calls the helper once, when it has answered for the first time; from then on both write to memory of the root's
  # and ring, and neither waits for the other.
  const protocolNumber :UInt16 = 0x000b;  # Stands in every tag.
  const operatorRole :UInt32 = 0x1;  # Sees and acts.
  const rootRole :UInt32 = 0x2;  # Does what is asked, and tells how everything stands.
  const listMethod :UInt16 = 0x10;
  const statusMethod :UInt16 = 0x11;
  const stopMethod :UInt16 = 0x12;
  const restartMethod :UInt16 = 0x13;
  const watchMethod :UInt16 = 0x14;
  const nextEventMethod :UInt16 = 0x15;
  const attendMethod :UInt16 = 0x16;

  struct ListRequest @0xc760e01cc440ba69 {
    # A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the
    # page before means that states changed between: begin again.
    after @0 :UInt64;
  }

  struct ListReply @0x92d6f426709e087e {
    # An OK reply to Supervisor.list.
    items @0 :List(SupervisedRow);  # at most 63
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct StatusRequest @0xadd5310129d70503 {
    # What is known of one component.
    component @0 :UInt64;
  }

  struct StatusReply @0xe2be8b5a23bdc3bf {
    # An OK reply to Supervisor.status.
    state @0 :SupervisedState;
    row @1 :SupervisedRow;
  }

  struct StopRequest @0xef82a975cbe7a605 {
    # Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One
    # that is stopped stays so.
    #
    # The root, procd and the helper are what makes processes and cannot be stopped; a service that another running
    # service uses is STILL_NEEDED. Guarantee: when it returns, no process of the component is left. Blocks: until the
    # root has done it.
    component @0 :UInt64;
  }

  struct StopReply @0xb0e2784c6e0b0827 {
    # An OK reply to Supervisor.stop.
  }

  struct RestartRequest @0xcd8df630df8c60d3 {
    # Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up
    # cannot come back: its callers have been told so for good.
    #
    # Blocks: until it answers; NOT_DONE where it never will.
    component @0 :UInt64;
  }

  struct RestartReply @0x962a3985a2e5177f {
    # An OK reply to Supervisor.restart.
  }

  struct WatchRequest @0xc6e7df89849c1d9c {
    # Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct WatchReply @0x9853a3ced6d168db {
    # An OK reply to Supervisor.watch.
  }

  struct NextEventRequest @0xa0cdc54bf07691fc {
    # The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xb780c12cc618f6ef {
    # An OK reply to Supervisor.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    row @2 :SupervisedRow;
  }

  struct AttendRequest @0xa7d3d3c89b5bb2bf {
    # Gives the helper what it works with: the board, which the root writes, a page for orders, which the helper writes,
    # and a bell to ring when there is one. In return it gives a bell for when the board has changed. What an earlier call
    # gave is closed.
    board @0 :UInt16;  # index of its handle record
    orders @1 :UInt16;  # index of its handle record
    bell @2 :UInt16;  # index of its handle record
  }

  struct AttendReply @0xc3728574eaec1a06 {
    # An OK reply to Supervisor.attend.
    news @0 :UInt16;  # index of its handle record
  }
}
