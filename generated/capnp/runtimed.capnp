# Made from idl/runtimed.writ by writc; ninja regenerate
@0xc5e93c78716cdb8e;

# Programs and sessions: what a person runs, how it is launched, and how it ends.
using Procd = import "procd.capnp";

const maxDesktopId :UInt32 = 48;
# The longest identity of a program in the catalog.

const maxRequestPathBytes :UInt32 = 1024;
# The longest path.

const maxArgumentBytes :UInt32 = 1536;
# How many bytes all arguments of a program have together.

const maxEnvironmentBytes :UInt32 = 1024;
# How many bytes the environment of a program has.

const maxLaunchReason :UInt32 = 256;
# The longest sentence that says why a launch was refused.

const maxMissing :UInt32 = 16;
# How many missing components a refusal names.

const maxSessions :UInt32 = 64;
# How many sessions there can be.

const maxPrograms :UInt32 = 200;
# How many programs of sessions there can be.

const maxProgramRows :UInt32 = 32;
# How many programs one page of `snapshot_running_programs` tells of.

enum SessionState @0xfa759b3a8e02c931 {
  # The life of a session.
  unused0 @0;  # no value
  starting @1;  # Its first program is being started.
  running @2;  # Its first program runs.
  ended @3;  # Nothing of it runs any more.
}

enum ProgramState @0x85c7581c7c44402a {
  # The life of a program of a session.
  unused0 @0;  # no value
  launching @1;  # Its process exists and has not answered yet.
  running @2;  # It runs.
  waiting @3;  # It ended, and its next start is pending.
}

enum InterfaceState @0x92b356ef08bd8232 {
  # Whether the interface can be drawn on.
  unused0 @0;  # no value
  absent @1;  # Nobody draws yet.
  ready @2;  # The interface server has said that it is ready.
}

enum LaunchRefusal @0xcab476481903fdd1 {
  # Why a launch came to nothing.
  unused0 @0;  # no value
  needsMissing @1;  # Components that it needs do not run; they are named.
  disabled @2;  # Its entry in the catalog was disabled after it failed for good.
  badImage @3;  # The image is no program.
  policySaysNo @4;  # The policy does not let the caller launch it.
  noRoom @5;  # No more sessions, programs or memory.
  unavailable @6;  # procd cannot be asked.
}

enum ProgramChange @0xc0a9f16aa8caebdd {
  # What happened.
  unused0 @0;  # no value
  started @1;  # A program began to run.
  ended @2;  # A program ended.
  restarted @3;  # A program is started again after its end.
  disabled @4;  # A program was disabled after it failed for good.
  sessionEnded @5;  # A session ended, with all of its programs.
  interfaceReady @6;  # The interface is ready.
}

struct ProgramRow @0xa2b0b7662acc5886 {
  # A program that runs.
  pid @0 :UInt64;
  session @1 :UInt64;
  startedUs @2 :UInt64;
  principal @3 :UInt32;
  restarts @4 :UInt32;
  state @5 :ProgramState;
  privileged @6 :Bool;
  length @7 :UInt8;  # 0 to 48
  letters @8 :List(UInt8);  # exactly 48
}

struct Launched @0xb1c1b470aa501f6b {
  # The program that was launched.
  pid @0 :UInt64;
}

struct Refused @0xbd3eeee2ca96fd7f {
  # What stood against it.
  cause @0 :LaunchRefusal;
  missingCount @1 :UInt8;  # 0 to 16
  missing @2 :List(UInt16);  # exactly 16
}

struct LaunchOutcome @0x8e2e41f50faada05 {
  # What became of a launch.
  union {
    launched @0 :Launched;  # number 1
    refused @1 :Refused;  # number 2
  }
}

struct RuntimedError @0xb35a258ae3c13cc9 {
  # Statuses of a reply; a scope of constants, never a message.
  const noSuchProgram :UInt16 = 64;  # The catalog has no program of this identity.
  const noSuchPath :UInt16 = 65;  # Nothing is at this path.
  const badPath :UInt16 = 66;  # The path is not absolute, or has a part that is empty, `.` or `..`.
  const badList :UInt16 = 67;  # An argument or a variable is not followed by a line break, or a variable has no `=`.
  const notYours :UInt16 = 68;  # The session or the program belongs to another caller.
  const notAProgram :UInt16 = 69;  # The program is one of the system and ends only with it.
  const nothingNewer :UInt16 = 70;  # There is no event after this one yet.
}

struct Runtimed @0xfaf5761206387824 {
  # Launches programs into sessions of their own, keeps them running as their components say, and ends them.
  #
  # Whoever launched may end; an operator may end all. Nothing here waits.
  const protocolNumber :UInt16 = 0x000a;  # Stands in every tag.
  const launcherRole :UInt32 = 0x1;  # Launches, and ends what it launched.
  const operatorRole :UInt32 = 0x2;  # Ends what others launched.
  const observerRole :UInt32 = 0x4;  # Reads.
  const interfaceRole :UInt32 = 0x8;  # Is the interface server.
  const snapshotRunningProgramsMethod :UInt16 = 0x10;
  const launchProgramNewSessionMethod :UInt16 = 0x11;
  const launchPathNewSessionMethod :UInt16 = 0x12;
  const terminateSessionMethod :UInt16 = 0x13;
  const terminatePidMethod :UInt16 = 0x14;
  const notifyUiReadyMethod :UInt16 = 0x15;
  const watchMethod :UInt16 = 0x16;
  const nextEventMethod :UInt16 = 0x17;
  const readSessionMethod :UInt16 = 0x18;

  struct SnapshotRunningProgramsRequest @0xbed3a20abbdb3e7d {
    # A page of the programs that run, by rising number. `next` is 0 after the last page; another `generation` than that
    # of the page before means that programs came or went between: begin again.
    after @0 :UInt64;
  }

  struct SnapshotRunningProgramsReply @0x805ca07dcfea2118 {
    # An OK reply to Runtimed.snapshot_running_programs.
    items @0 :List(ProgramRow);  # at most 32
    next @1 :UInt64;
    generation @2 :UInt64;
  }

  struct LaunchProgramNewSessionRequest @0xd2f98093e6230c30 {
    # Launches a program of the catalog into a session of its own. A launch that is refused gives a session, too, which
    # has ended: the outcome says what is missing, `reason` says it to a person and is empty otherwise.
    #
    # Guarantee: of a launch that is refused, and on any error, no process remains.
    desktopId @0 :Text;  # at most 48 characters of a name
  }

  struct LaunchProgramNewSessionReply @0xb62ed801738ebbba {
    # An OK reply to Runtimed.launch_program_new_session.
    session @0 :UInt64;
    outcome @1 :LaunchOutcome;
    reason @2 :Text;  # at most 256 bytes
  }

  struct LaunchPathNewSessionRequest @0xf757b941522c768b {
    # Launches the program at a path, likewise. Each argument and each variable of the environment ends with a line break;
    # a variable is `NAME=value`. An empty environment stands for the default one.
    #
    # Guarantee: of a launch that is refused, and on any error, no process remains.
    path @0 :Text;  # at most 1024 bytes
    args @1 :Text;  # at most 1536 bytes
    env @2 :Text;  # at most 1024 bytes
  }

  struct LaunchPathNewSessionReply @0xbbc52e7e73499a9b {
    # An OK reply to Runtimed.launch_path_new_session.
    session @0 :UInt64;
    outcome @1 :LaunchOutcome;
    reason @2 :Text;  # at most 256 bytes
  }

  struct TerminateSessionRequest @0xf554e19d63ef07de {
    # Ends a session with all of its programs.
    #
    # Guarantee: when it returns, no process of the session is left.
    session @0 :UInt64;
  }

  struct TerminateSessionReply @0x81d4d0ad89500b0a {
    # An OK reply to Runtimed.terminate_session.
  }

  struct TerminatePidRequest @0x93965c83426b27a8 {
    # Ends one program, and with the last one its session. It is not started again.
    #
    # Guarantee: when it returns, the process is gone.
    pid @0 :UInt64;
  }

  struct TerminatePidReply @0xcd435034dab04051 {
    # An OK reply to Runtimed.terminate_pid.
    ending @0 :Procd.Ending;
  }

  struct NotifyUiReadyRequest @0x8ae0d9753b0e9446 {
    # Says, by the interface server, that it can be drawn on. What waited for it is launched.
  }

  struct NotifyUiReadyReply @0xa9a7f8763431c557 {
    # An OK reply to Runtimed.notify_ui_ready.
  }

  struct WatchRequest @0xd928fd803541ff22 {
    # Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct WatchReply @0xf84b256ddf7fc070 {
    # An OK reply to Runtimed.watch.
  }

  struct NextEventRequest @0xad7420c13fe29854 {
    # The oldest change after `after_seq`; `pid` is 0 where it is about none. `lost` of them have made way.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xd2769e9f4d2f0971 {
    # An OK reply to Runtimed.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    session @2 :UInt64;
    pid @3 :UInt64;
    change @4 :ProgramChange;
  }

  struct ReadSessionRequest @0xa00ab9b74ee91494 {
    # The state of a session, who launched it, and how many of its programs run.
    session @0 :UInt64;
  }

  struct ReadSessionReply @0xf5495293658f0900 {
    # An OK reply to Runtimed.read_session.
    state @0 :SessionState;
    owner @1 :UInt32;
    programs @2 :UInt32;
  }
}
