# Made from idl/kernel/upcalls.writ by writc; ninja regenerate
@0xb933d0d1b5024963;

# What the kernel asks of whoever brings the pages of a VMO. What is to become of a fault it asks by `Memd.judge_fault`.

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
