# Made from idl/memd.writ by writc; ninja regenerate
@0xa6c3d7859b1484d1;

# Memory for programs: who has how much, VMOs on request, and the faults that nobody else resolves.
using Kernel = import "kernel.capnp";

const maxRequestBytes :UInt64 = 268435456;
# The largest VMO that one request makes.

const maxAccounts :UInt32 = 64;
# How many processes are accounted at a time.

const maxUsageRows :UInt32 = 64;
# How many principals one page of `snapshot_usage` tells of.

const maxFaultReports :UInt32 = 64;
# How many fault reports are kept; the oldest make way and are counted.

const maxTries :UInt32 = 8;
# How often in a row the same thread is let try the same address again.

enum Pressure @0x961d3ad8895a151d {
  # How scarce memory is.
  unused0 @0;  # no value
  plenty @1;  # Enough for everybody.
  scarce @2;  # Caches should shrink.
  exhausted @3;  # Requests fail.
}

struct MemoryUsage @0xb7d2b43d94306930 {
  # How much one program has.
  principal @0 :UInt32;
  faultsResolved @1 :UInt32;
  limitBytes @2 :UInt64;
  usedBytes @3 :UInt64;
  requestedBytes @4 :UInt64;
}

struct MemdError @0x823ad0b4e751e4f7 {
  # Statuses of a reply; a scope of constants, never a message.
  const quotaExhausted :UInt16 = 64;  # The quota has not that much left.
  const noSuchPrincipal :UInt16 = 65;  # The principal has no memory that is accounted here.
  const notWholePages :UInt16 = 66;  # The size is not a whole number of pages.
  const nothingNewer :UInt16 = 69;  # There is no record after this one yet.
  const notYourFault :UInt16 = 70;  # The record of the fault is not about the caller.
}

struct Memd @0x9e625bd8ccbe672d {
  # Memory on request, its accounts, and the faults that could not be resolved.
  #
  # Quotas and VMOs of a program that is being started are not asked for here: procd makes them with kernel calls. VMOs
  # whose pages a service brings are made with the kernel's `Quota.create_paged`, and their pages go from that service
  # to the kernel without a stop; what of that fails is judged here. Nothing here waits.
  const protocolNumber :UInt16 = 0x0005;  # Stands in every tag.
  const consumerRole :UInt32 = 0x1;  # Asks for memory, for itself.
  const kernelSideRole :UInt32 = 0x2;  # The kernel, for a thread that faulted.
  const observerRole :UInt32 = 0x4;  # Reads everybody's accounts and fault reports.
  const requestMemoryMethod :UInt16 = 0x10;
  const readOwnUsageMethod :UInt16 = 0x11;
  const readUsageMethod :UInt16 = 0x12;
  const snapshotUsageMethod :UInt16 = 0x13;
  const readTotalsMethod :UInt16 = 0x14;
  const subscribeMethod :UInt16 = 0x1a;
  const nextEventMethod :UInt16 = 0x1b;
  const openAccountMethod :UInt16 = 0x1c;
  const judgeFaultMethod :UInt16 = 0x20;

  struct RequestMemoryRequest @0x83aaa3136dd70d72 {
    # Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an
    # account.
    #
    # Guarantee: on any error nothing is charged that was not charged before.
    bytes @0 :UInt64;  # 4096 to 268435456
  }

  struct RequestMemoryReply @0xb42411dbc6d63402 {
    # An OK reply to Memd.request_memory.
    vmo @0 :UInt16;  # index of its handle record
  }

  struct ReadOwnUsageRequest @0xaf18bad72ce39ed4 {
    # What the caller may have and has.
  }

  struct ReadOwnUsageReply @0xa3b1eccdf76482ae {
    # An OK reply to Memd.read_own_usage.
    usage @0 :MemoryUsage;
  }

  struct ReadUsageRequest @0xee1ca33adeddd25b {
    # What one program may have and has.
    principal @0 :UInt32;
  }

  struct ReadUsageReply @0xed77e52f10bc8b57 {
    # An OK reply to Memd.read_usage.
    usage @0 :MemoryUsage;
  }

  struct SnapshotUsageRequest @0xba1506b0fe260eb2 {
    # A page of the accounts of all programs, by rising principal. `next` is 0 after the last page; another `generation`
    # than that of the page before means that programs came or went between: begin again.
    after @0 :UInt32;
  }

  struct SnapshotUsageReply @0xe77cccaff59e2349 {
    # An OK reply to Memd.snapshot_usage.
    items @0 :List(MemoryUsage);  # at most 64
    next @1 :UInt32;
    generation @2 :UInt64;
  }

  struct ReadTotalsRequest @0xa76aacfc5abd8b36 {
    # What the machine has: physical memory, what of it is free, what is promised, and how scarce it is.
  }

  struct ReadTotalsReply @0xfc4565d87eb35b46 {
    # An OK reply to Memd.read_totals.
    physicalBytes @0 :UInt64;
    freeBytes @1 :UInt64;
    promisedBytes @2 :UInt64;
    pressure @3 :Pressure;
  }

  struct SubscribeRequest @0x8bb886c81941edd6 {
    # Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0x804ac71f7ca646d0 {
    # An OK reply to Memd.subscribe.
  }

  struct NextEventRequest @0x8fdc7ab3c66ddfc0 {
    # The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for
    # have made way.
    #
    # It does not wait: it is NOTHING_NEWER where there is none yet.
    afterSeq @0 :UInt64;
  }

  struct NextEventReply @0xe5e91e35fbb120c3 {
    # An OK reply to Memd.next_event.
    seq @0 :UInt64;
    lost @1 :UInt64;
    timeUs @2 :UInt64;
    fault @3 :Kernel.FaultRecord;
  }

  struct OpenAccountRequest @0xf5bf7341ce57f08d {
    # Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much
    # it has. A second one takes the place of the first; the account goes with the caller. A program that declares a
    # connection to Memd does this before it runs.
    quota @0 :UInt16;  # index of its handle record
  }

  struct OpenAccountReply @0xbf97d95bd0d5416f {
    # An OK reply to Memd.open_account.
  }

  struct JudgeFaultRequest @0xfbb808d7d5dd61bf {
    # Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said
    # to call. `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies
    # before it answers is followed by its next instance, which is asked in the time that is left. Anything but a whole
    # answer in time ends the process.
    #
    # A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may
    # be there by then. All else ends the process, with a report. A process has one report, the first; what a process says
    # of itself here counts for it alone.
    fault @0 :Kernel.FaultRecord;
  }

  struct JudgeFaultReply @0xd380ce56323db5a0 {
    # An OK reply to Memd.judge_fault.
    verdict @0 :Kernel.FaultVerdict;
    resumeAt @1 :UInt64;
  }
}
