# Made from idl/kernel/upcalls.writ by writc; ninja regenerate
@0xb933d0d1b5024963;

# What the kernel asks of services: what is to become of a fault, and the pages of a VMO.
using Kernel = import "kernel.capnp";

struct Faults @0xc9f55cc5e9e2b851 {
  # What the kernel asks about a fault that it could not resolve itself. The faulting thread is the one that waits, and
  # the one who is said to call.
  const protocolNumber :UInt16 = 0x000d;  # Stands in every tag.
  const kernelSideRole :UInt32 = 0x1;  # The kernel, for a thread that faulted.
  const judgeFaultMethod :UInt16 = 0x10;

  struct JudgeFaultRequest @0xf3bb1f1be79005c5 {
    # Judges a fault. `resume_at` counts with RESUME_AT alone. Anything but a whole answer in time ends the process.
    fault @0 :Kernel.FaultRecord;
  }

  struct JudgeFaultReply @0xf65edf00eb3db211 {
    # An OK reply to Faults.judge_fault.
    verdict @0 :Kernel.FaultVerdict;
    resumeAt @1 :UInt64;
  }
}

struct Pager @0xf1a0cd18e2637e59 {
  # What the kernel asks of a service that supplies the pages of a VMO. A supplier, and all that it uses, is pinned.
  const protocolNumber :UInt16 = 0x000e;  # Stands in every tag.
  const kernelSideRole :UInt32 = 0x1;  # The kernel, for a thread that touched an absent page.
  const fetchMethod :UInt16 = 0x10;

  struct FetchRequest @0xa5d666d0c448d47a {
    # Asks for pages that a thread has touched. The supplier puts them in by the VMO's method `supply`, then answers.
    # Where they are still absent, the thread has the fault NOT_SUPPLIED.
    offset @0 :UInt64;
    bytes @1 :UInt64;
  }

  struct FetchReply @0xfcc451d06fa54caa {
    # An OK reply to Pager.fetch.
  }
}
