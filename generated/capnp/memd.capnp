# Made from idl/memd.writ by writc; ninja regenerate
@0xa6c3d7859b1484d1;

# Memory for programs: who has how much, VMOs on request, VMOs whose pages a service supplies, and the faults that
# nobody else resolves.
using Kernel = import "kernel.capnp";

const maxRequestBytes :UInt64 = 268435456;
# The largest VMO that one request makes.

const maxPaged :UInt32 = 256;
# How many VMOs with a pager there can be at a time.

const maxUsageRows :UInt32 = 64;
# How many principals one page of `snapshot_usage` tells of.

const maxFaultReports :UInt32 = 64;
# How many fault reports are kept; the oldest make way and are counted.

enum PagedState @0xd230448ab32cc992 {
  # The life of a VMO with a pager.
  unused0 @0;  # no value
  served @1;  # Its pages come from the pager.
  orphaned @2;  # Its pager is gone or gave up: pages that are absent stay so, and whoever touches one is ended.
}

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
  peakBytes @4 :UInt64;
}

struct MemdError @0x823ad0b4e751e4f7 {
  # Statuses of a reply; a scope of constants, never a message.
  const quotaExhausted :UInt16 = 64;  # The quota has not that much left.
  const noSuchPrincipal :UInt16 = 65;  # The principal has no memory that is accounted here.
  const notWholePages :UInt16 = 66;  # The size is not a whole number of pages.
  const belowUse :UInt16 = 67;  # The limit is below what is used already.
  const notYours :UInt16 = 68;  # It belongs to another caller.
  const nothingNewer :UInt16 = 69;  # There is no record after this one yet.
}

struct Memd @0x9e625bd8ccbe672d {
  # Memory on request, its accounts, and the faults that could not be resolved.
  #
  # Quotas and VMOs of a program that is being started are not asked for here: procd makes them with kernel calls.
  # Nothing here waits.
  const protocolNumber :UInt16 = 0x0005;  # Stands in every tag.
  const consumerRole :UInt32 = 0x1;  # Asks for memory, for itself.
  const pagerRole :UInt32 = 0x2;  # Supplies the pages of VMOs.
  const observerRole :UInt32 = 0x4;  # Reads everybody's accounts and fault reports.
  const operatorRole :UInt32 = 0x8;  # Changes limits.
  const requestMemoryMethod :UInt16 = 0x10;
  const readOwnUsageMethod :UInt16 = 0x11;
  const readUsageMethod :UInt16 = 0x12;
  const snapshotUsageMethod :UInt16 = 0x13;
  const readTotalsMethod :UInt16 = 0x14;
  const setLimitMethod :UInt16 = 0x15;
  const createPagedMethod :UInt16 = 0x16;
  const readPagedMethod :UInt16 = 0x17;
  const dropCleanMethod :UInt16 = 0x18;
  const endSupplyMethod :UInt16 = 0x19;
  const subscribeMethod :UInt16 = 0x1a;
  const nextEventMethod :UInt16 = 0x1b;

  struct RequestMemoryRequest @0x83aaa3136dd70d72 {
    # Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later.
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
    # What one program may have and has, summed over its processes.
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

  struct SetLimitRequest @0xf5258f8eac626fed {
    # Gives a program another limit.
    principal @0 :UInt32;
    limitBytes @1 :UInt64;  # 4096 to 1073741824
  }

  struct SetLimitReply @0xfacec7369114bb8f {
    # An OK reply to Memd.set_limit.
  }

  struct CreatePagedRequest @0x88e32f44d9251329 {
    # Makes a VMO whose pages are fetched through `supplier`, a connection that the caller made to itself. They are
    # charged to the caller.
    #
    # Guarantee: on any error the connection is closed and there is no VMO.
    bytes @0 :UInt64;  # 4096 to 268435456
    supplier @1 :UInt16;  # index of its handle record
  }

  struct CreatePagedReply @0xf8d2806540a5a187 {
    # An OK reply to Memd.create_paged.
    paged @0 :UInt64;
    vmo @1 :UInt16;  # index of its handle record
  }

  struct ReadPagedRequest @0x9d47b962d0ad5221 {
    # The state of a VMO with a pager, how many of its bytes are there and how many pages were fetched so far.
    paged @0 :UInt64;
  }

  struct ReadPagedReply @0x93fed101ac63c506 {
    # An OK reply to Memd.read_paged.
    state @0 :PagedState;
    presentBytes @1 :UInt64;
    fetchedPages @2 :UInt64;
  }

  struct DropCleanRequest @0xcde8845655ac3a01 {
    # Forgets pages that are clean, so that they are fetched again when they are touched.
    paged @0 :UInt64;
    offset @1 :UInt64;
    bytes @2 :UInt64;
  }

  struct DropCleanReply @0xfe1031fc0f8fbb0e {
    # An OK reply to Memd.drop_clean.
    droppedBytes @0 :UInt64;
  }

  struct EndSupplyRequest @0x91aab750cc2b9e65 {
    # Ends the supply: what is there stays, what is absent is never supplied.
    paged @0 :UInt64;
  }

  struct EndSupplyReply @0xb382654a27bc8a97 {
    # An OK reply to Memd.end_supply.
  }

  struct SubscribeRequest @0x8bb886c81941edd6 {
    # Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first.
    bell @0 :UInt16;  # index of its handle record
  }

  struct SubscribeReply @0x804ac71f7ca646d0 {
    # An OK reply to Memd.subscribe.
  }

  struct NextEventRequest @0x8fdc7ab3c66ddfc0 {
    # The oldest report of an unresolved fault whose number is above `after_seq`; `lost` of those asked for have made way.
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
}
