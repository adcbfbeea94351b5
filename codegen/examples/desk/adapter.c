/* Puts the reviews of reviews.h behind the contract of idl/desk.writ.
 *
 * It translates and nothing else. Who may call what and when was decided by the dispatcher, what it means by the reviews.
 */
#include "desk_server.h"

#include "adapter.h"
#include "platform.h"
#include "reviews.h"

struct desk_server {
    struct desk_serving serving;
    struct reviews reviews;
};

static struct review *desk_find_review(struct desk_server *s, uint64_t key,
                                       enum review_state *ret_state)
{
    struct review *review = reviews_find(&s->reviews, key);
    if (review != NULL) {
        *ret_state = review->state;
    }
    return review;
}

/* The document is the review's on success, and closed otherwise. */
static uint32_t submit_file(struct desk_server *s, struct writ_bytes title, int document,
                            uint64_t *ret_id)
{
    uint64_t bytes = 0;
    if (!platform_is_sealed(document, &bytes)) {
        platform_close(document);
        return DESK_ERROR_NOT_SEALED;
    }
    struct review *review =
        reviews_submit(&s->reviews, writ_data(s->serving.io, &title), title.length);
    if (review == NULL) {
        platform_close(document);
        return WRIT_LIMIT;
    }
    review->document = document;
    review->bytes = bytes;
    *ret_id = review->id;
    return WRIT_OK;
}

static uint32_t desk_on_submit(struct desk_server *s, const struct writ_caller *caller,
                               struct desk_submit_request *request, struct desk_submit_reply *reply)
{
    (void)caller;
    if (request->title.length == 0) {
        return DESK_ERROR_NO_TITLE;
    }
    int document = platform_take(s->serving.io, writ_take(&request->document));
    if (document < 0) {
        return WRIT_INTERNAL;
    }
    return submit_file(s, request->title, document, &reply->review);
}

static uint32_t desk_on_next(struct desk_server *s, const struct writ_caller *caller,
                             const struct desk_next_request *request, struct desk_next_reply *reply)
{
    (void)caller;
    const struct review *review = reviews_next(&s->reviews, request->after);
    if (review != NULL) {
        reply->review = review->id;
        desk_next_reply_put_title(s, reply, review->title, review->title_length);
    }
    return WRIT_OK;
}

static uint32_t desk_on_open(struct desk_server *s, const struct writ_caller *caller,
                             struct review *review, const struct desk_open_request *request,
                             struct desk_open_reply *reply)
{
    (void)caller;
    (void)request;
    if (!platform_give_reader(s->serving.io, review->document, &reply->document)) {
        return WRIT_INTERNAL;
    }
    reply->bytes = review->bytes;
    review->state = REVIEW_STATE_IN_REVIEW;
    return WRIT_OK;
}

static uint32_t desk_on_decide(struct desk_server *s, const struct writ_caller *caller,
                               struct review *review, const struct desk_decide_request *request)
{
    (void)caller;
    const uint8_t *note = writ_data(s->serving.io, &request->note);
    review_decide(review, request->verdict, note, request->note.length);
    return WRIT_OK;
}

static uint32_t desk_on_wait_decided(struct desk_server *s, const struct writ_caller *caller,
                                     struct review *review,
                                     const struct desk_wait_decided_request *request,
                                     struct desk_wait_decided_reply *reply)
{
    (void)s;
    (void)caller;
    (void)review;
    (void)request;
    (void)reply;
    return WRIT_KEEP;
}

static uint32_t desk_answer_wait_decided(struct desk_server *s, uint64_t key, struct review *review,
                                         struct desk_wait_decided_reply *reply)
{
    (void)s;
    (void)key;
    reply->verdict = review->verdict;
    return WRIT_OK;
}

static uint32_t desk_on_look(struct desk_server *s, const struct writ_caller *caller,
                             struct review *review, const struct desk_look_request *request,
                             struct desk_look_reply *reply)
{
    (void)caller;
    (void)request;
    reply->state = review->state;
    desk_look_reply_put_title(s, reply, review->title, review->title_length);
    return WRIT_OK;
}

static uint32_t desk_on_read_verdict(struct desk_server *s, const struct writ_caller *caller,
                                     struct review *review,
                                     const struct desk_read_verdict_request *request,
                                     struct desk_read_verdict_reply *reply)
{
    (void)caller;
    (void)request;
    reply->verdict = review->verdict;
    desk_read_verdict_reply_put_note(s, reply, review->note, review->note_length);
    return WRIT_OK;
}

static uint32_t desk_on_withdraw(struct desk_server *s, const struct writ_caller *caller,
                                 struct review *review, const struct desk_withdraw_request *request)
{
    (void)s;
    (void)caller;
    (void)request;
    platform_close(review->document);
    review_withdraw(review);
    return WRIT_OK;
}

/* There is one desk in a program. */
static struct desk_server server;
static void (*notify)(uint64_t bits);

static void notified(struct desk_server *s, uint64_t bits)
{
    (void)s;
    notify(bits);
}

void adapter_serve(struct writ_io *io, void (*by)(uint64_t bits))
{
    desk_serving_init(&server.serving, io);
    reviews_init(&server.reviews);
    server.serving.notified = notified;
    notify = by;
    desk_serve(&server);
}

void adapter_finish(void)
{
    for (uint32_t i = 0; i < DESK_MAX_REVIEWS; i++) {
        if (server.reviews.all[i].id != 0) {
            platform_close(server.reviews.all[i].document);
        }
    }
    reviews_init(&server.reviews);
}
