/* See root.h. What is wrong with the boot file stops the machine: there is nobody to tell. */
#include "root.h"

#include "assert.h"
#include "controls.h"
#include "kernel.h"
#include "pagetable.h"
#include "panic.h"
#include "process.h"
#include "thread.h"
#include "vmo.h"
#include "writ/image.h"

enum {
    ROOT_COMPONENT = 1,
    SLOT_PROCESS = 1,
    SLOT_THREAD = 2,
    SLOT_ARCHIVE = 5,
};

#define MESSAGES_VA UINT64_C(0x203000)
#define STACK_TOP_VA UINT64_C(0x3ff000)
#define STACK_BYTES UINT64_C(0x10000)

_Static_assert((int)IMAGE_READ == ACCESS_READ && (int)IMAGE_WRITE == ACCESS_WRITE &&
                   (int)IMAGE_EXECUTE == ACCESS_EXECUTE,
               "an image's access is the page tables'");

static bool is_page(uint64_t value)
{
    return value % PAGE_SIZE == 0;
}

static bool is_good_segment(const struct image_header *image, const struct image_segment *s)
{
    bool inside = is_page(s->offset) && s->offset <= image->total_bytes &&
                  s->file_bytes <= image->total_bytes - s->offset;
    bool sized = s->memory_bytes != 0 && is_page(s->memory_bytes) &&
                 s->file_bytes <= s->memory_bytes &&
                 s->memory_bytes <= (uint64_t)VMO_MAX_PAGES * PAGE_SIZE;
    bool access = (s->access & IMAGE_READ) &&
                  !((s->access & IMAGE_WRITE) && (s->access & IMAGE_EXECUTE)) &&
                  s->access <= (IMAGE_READ | IMAGE_WRITE | IMAGE_EXECUTE);
    return inside && sized && access;
}

static const struct image_header *read_header(const struct boot *boot)
{
    uint64_t size = boot->file.high_pa - boot->file.low_pa;
    const struct image_header *image = frame_at(boot->file.low_pa);
    if (size < IMAGE_PAGE_BYTES || image->magic != IMAGE_MAGIC) {
        panic("the boot file does not begin with an image");
    }
    if (image->version != IMAGE_VERSION || image->segment_count == 0 ||
        image->segment_count > IMAGE_SEGMENTS || !is_page(image->total_bytes) ||
        image->total_bytes > size) {
        panic("the root's image is damaged or of another version");
    }
    return image;
}

/* Fills the pages of a VMO from memory. */
static void fill(struct vmo *vmo, const uint8_t *from, uint64_t bytes)
{
    for (uint64_t at = 0; at < bytes; at += PAGE_SIZE) {
        uint64_t count = bytes - at < PAGE_SIZE ? bytes - at : PAGE_SIZE;
        __builtin_memcpy(frame_at(vmo_page(vmo, at / PAGE_SIZE)), from + at, count);
    }
}

/* Maps a VMO that nobody else will have; its capability goes as soon as the mapping has it. */
static void map(struct process *root, struct vmo *vmo, uint64_t va, uint32_t access)
{
    table_make(&root->table, TABLE_FIRST_FREE, &vmo->object, (uint16_t)access);
    struct cap *source = table_at(&root->table, TABLE_FIRST_FREE);
    struct space_request request = {
        .va = va, .bytes = vmo->pages * PAGE_SIZE, .offset = 0, .access = access};
    enum space_result result;
    do {
        result = space_map(&root->space, source, &request);
    } while (result == SPACE_AGAIN);
    if (result != SPACE_DONE) {
        panic("the root's image cannot be mapped");
    }
    table_delete(source);
    object_unref(&vmo->object);
}

static struct vmo *create_vmo(uint64_t bytes)
{
    struct vmo *vmo = vmo_create(&kernel.quota, (bytes + PAGE_SIZE - 1) / PAGE_SIZE);
    if (vmo == NULL) {
        panic("no memory for the root");
    }
    return vmo;
}

static void load(struct process *root, const struct image_header *image)
{
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        if (!is_good_segment(image, segment)) {
            panic("the root's image has a bad segment");
        }
        boot_trace("root: %lu bytes at %lx, access %u", segment->memory_bytes, segment->va,
                   segment->access);
        struct vmo *vmo = create_vmo(segment->memory_bytes);
        fill(vmo, (const uint8_t *)image + segment->offset, segment->file_bytes);
        map(root, vmo, segment->va, segment->access);
    }
    map(root, create_vmo(STACK_BYTES), STACK_TOP_VA - STACK_BYTES, ACCESS_READ | ACCESS_WRITE);
}

/* What follows the root's image, as it lies in memory. */
static void give_archive(struct process *root, const struct boot *boot, uint64_t low_pa)
{
    if (low_pa >= boot->file.high_pa) {
        panic("there is no archive behind the root's image");
    }
    struct vmo *vmo = create_vmo(boot->file.high_pa - low_pa);
    for (uint64_t page = 0; page < vmo->pages; page++) {
        vmo_adopt(vmo, page, low_pa + page * PAGE_SIZE);
    }
    vmo->sealed = true;
    table_make(&root->table, SLOT_ARCHIVE, &vmo->object, VMO_RIGHT_READ);
    object_unref(&vmo->object);
}

static void give_thread(struct process *root, uint64_t entry)
{
    struct thread *thread = NULL;
    if (thread_create(root, MESSAGES_VA, &thread) != SPACE_DONE) {
        panic("no memory for the root's thread");
    }
    thread->run.band = BAND_SERVER;
    thread_begin_at(thread, entry, STACK_TOP_VA, 0);
    table_make(&root->table, SLOT_THREAD, &thread->object, THREAD_RIGHT_MANAGE);
    object_unref(&thread->object);
}

void root_start(const struct boot *boot)
{
    const struct image_header *image = read_header(boot);
    struct process *root = process_create_root(ROOT_COMPONENT);
    if (root == NULL) {
        panic("no memory for the root");
    }
    kernel.root = root;
    load(root, image);
    table_make(&root->table, SLOT_PROCESS, &root->object,
               PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE);
    controls_give(root);
    uint64_t archive_pa = boot->file.low_pa + image->total_bytes;
    give_archive(root, boot, archive_pa);
    give_thread(root, image->entry);
    boot_trace("root: begins at %lx", image->entry);
    /* It was copied: its frames are free like any other, which the quota of all memory counts on. */
    for (uint64_t pa = boot->file.low_pa; pa < archive_pa; pa += PAGE_SIZE) {
        frames_give(&kernel.frames, pa);
    }
    process_start(root);
}
