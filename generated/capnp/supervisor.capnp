# Made from idl/supervisor.writ by writc; ninja regenerate
@0x8834c2d60725ac59;

# The foundation as whoever operates it sees it.
using Kernel = import "kernel.capnp";

const maxSupervisedRows :UInt32 = 64;
# How many components one page of `list` tells of.

enum SupervisedState @0xd3ebf42819d09d66 {
  # The life of a supervised component.
  unused0 @0;  # no value
  stopped @1;  # It has no process.
  starting @2;  # Its process runs and has not answered yet.
  ready @3;  # It answers.
  restarting @4;  # It died, and its next start is pending.
  failed @5;  # Its restarts are used up: calls to it fail at once.
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

struct SupervisorError @0xd6c077b14e22f480 {
  # Statuses of a reply; a scope of constants, never a message.
  const cannotStop :UInt16 = 64;  # The component is part of what makes processes and cannot be stopped while the machine runs.
  const stillNeeded :UInt16 = 65;  # Another component that runs needs it.
  const notDone :UInt16 = 66;  # The supervisor cannot do it now, and said why in the log.
  const nothingNewer :UInt16 = 67;  # There is no event after this one yet.
  const noSuchComponent :UInt16 = 68;  # No component of the system has this number.
}

struct Supervisor @0xe9edbb8d3cc1e8b5 {
  # What rootd's supervision looks like from a console. A helper component serves it and passes it on, so that rootd
  # serves nothing itself.
  #
  # All components of the system are there from the start, and stay.
  const protocolNumber :UInt16 = 0x000b;  # Stands in every tag.
  const operatorRole :UInt32 = 0x1;  # Sees and acts.
  const listMethod :UInt16 = 0x10;
  const statusMethod :UInt16 = 0x11;
  const stopMethod :UInt16 = 0x12;
  const restartMethod :UInt16 = 0x13;
  const watchMethod :UInt16 = 0x14;
  const nextEventMethod :UInt16 = 0x15;

  struct ListRequest @0xc760e01cc440ba69 {
    # A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the
    # page before means that states changed between: begin again.
    after @0 :UInt64;
  }

  struct ListReply @0x92d6f426709e087e {
    # An OK reply to Supervisor.list.
    items @0 :List(SupervisedRow);  # at most 64
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct StatusRequest @0xadd5310129d70503 {
    # What is known of one component.
    component @0 :UInt64;
  }

  struct StatusReply @0xe2be8b5a23bdc3bf {
    # An OK reply to Supervisor.status.
    row @0 :SupervisedRow;
  }

  struct StopRequest @0xef82a975cbe7a605 {
    # Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One
    # that is stopped stays so.
    #
    # Guarantee: when it returns, no process of the component is left.
    component @0 :UInt64;
  }

  struct StopReply @0xb0e2784c6e0b0827 {
    # An OK reply to Supervisor.stop.
  }

  struct RestartRequest @0xcd8df630df8c60d3 {
    # Starts a component anew, with a fresh budget of restarts; one that runs is stopped first.
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
}
