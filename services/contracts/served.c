/* See served.h. */
#include "served.h"

#include "bench_server.h"

struct bench_server {
    struct bench_serving serving;
};

static uint32_t bench_on_give_back(struct bench_server *s, const struct writ_caller *caller,
                                   const struct bench_give_back_request *request,
                                   struct bench_give_back_reply *reply)
{
    (void)s;
    (void)caller;
    *reply = (struct bench_give_back_reply){.a = request->a,
                                            .b = request->b,
                                            .c = request->c,
                                            .d = request->d,
                                            .e = request->e,
                                            .f = request->f};
    return WRIT_OK;
}

void served_forever(struct writ_io *io)
{
    static struct bench_server server;
    bench_serving_init(&server.serving, io);
    bench_serve(&server);
}
