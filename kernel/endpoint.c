/* See endpoint.h. */
#include "endpoint.h"

#include "assert.h"
#include "clock.h"
#include "connection.h"
#include "donation.h"
#include "ipc.h"
#include "kernel_kernel.h"
#include "notification.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"

const struct endpoint endpoint_nowhere;

static struct thread *thread_at(struct link *link)
{
    return container_of(link, struct thread, queue);
}

static struct endpoint *endpoint_create(struct quota *quota, uint16_t protocol)
{
    struct endpoint *endpoint = object_create(quota, OBJECT_TYPE_ENDPOINT, sizeof *endpoint);
    if (endpoint != NULL) {
        endpoint->protocol = protocol;
        endpoint->clients = KERNEL_MAX_CONNECTIONS;
        endpoint->each = KERNEL_MAX_CONNECTIONS;
        list_init(&endpoint->callers);
        list_init(&endpoint->closed);
        list_init(&endpoint->connections);
        list_init(&endpoint->revoked);
        list_init(&endpoint->bindings);
    }
    return endpoint;
}

bool endpoint_bind(struct endpoint *endpoint, struct thread *thread, struct cap *by)
{
    if (endpoint->bound != NULL && endpoint->bound != thread) {
        return false;
    }
    if (thread->bound != endpoint) {
        if (thread->bound != NULL) {
            endpoint_unbind(thread);
        }
        object_ref(&endpoint->object);
        thread->bound = endpoint;
        endpoint->bound = thread;
    }
    cap_bind(by, &endpoint->bound_by, 0, CAP_BOUND | CAP_UNCOUNTED);
    return true;
}

void endpoint_unbind(struct thread *thread)
{
    struct endpoint *endpoint = thread->bound;
    KASSERT(endpoint->bound == thread && endpoint->receiver == NULL);
    cap_delete(&endpoint->bound_by);
    endpoint->bound = NULL;
    thread->bound = NULL;
    if (endpoint->object.caps == 0) {
        endpoint_shut(endpoint);
    }
    object_unref(&endpoint->object);
}

/* Has the reaper refuse the callers in line whom nobody will answer. It holds the endpoint until it
 * is through. */
static void have_line_swept(struct endpoint *endpoint)
{
    if (endpoint->sweep == NULL) {
        object_ref(&endpoint->object);
        reaper_add(&endpoint->object);
    }
    endpoint->sweep = endpoint->callers.next;
}

void endpoint_server_died(struct endpoint *endpoint)
{
    if (endpoint->session && !endpoint->shut) {
        endpoint->orphaned = true;
        have_line_swept(endpoint);
    }
}

void endpoint_lose(struct endpoint *endpoint)
{
    struct thread *thread = endpoint->bound;
    if (thread->state == ACTIVITY_RECEIVING) {
        thread_fail(thread, WRIT_NOT_BOUND);
    }
    endpoint_unbind(thread);
}

void endpoint_shut(struct endpoint *endpoint)
{
    if (endpoint->shut) {
        return;
    }
    endpoint->shut = true;
    have_line_swept(endpoint);
    if (endpoint->bound != NULL) {
        endpoint_lose(endpoint);
    }
}

/* Nobody can begin to receive any more. */
void endpoint_last_cap(struct object *object)
{
    struct endpoint *endpoint = container_of(object, struct endpoint, object);
    if (endpoint->bound == NULL) {
        endpoint_shut(endpoint);
    }
}

void endpoint_add_work(struct endpoint *endpoint, uint32_t work)
{
    endpoint->work |= work;
    if (endpoint->receiver != NULL) {
        ipc_wake_receiver(endpoint);
    }
}

void endpoint_signal(struct endpoint *endpoint, uint64_t bits)
{
    endpoint->bits |= bits;
    if (endpoint->bits != 0) {
        endpoint_add_work(endpoint, WORK_BITS);
    }
}

void endpoint_add_closed(struct endpoint *endpoint, struct connection *connection)
{
    list_append(&endpoint->closed, &connection->place);
    endpoint_add_work(endpoint, WORK_CLOSED);
}

void endpoint_take_closed(struct endpoint *endpoint, uint64_t *ret_label, uint32_t *ret_principal)
{
    struct connection *connection = container_of(endpoint->closed.next, struct connection, place);
    *ret_label = connection->label;
    *ret_principal = connection->grantee;
    list_remove(&connection->place);
    endpoint->connection_count--;
    if (list_is_empty(&endpoint->closed)) {
        endpoint->work &= ~(uint32_t)WORK_CLOSED;
    }
    object_unref(&connection->object);
}

void endpoint_enqueue(struct endpoint *endpoint, struct thread *thread)
{
    struct link *before = &endpoint->callers;
    thread->line_band = (uint8_t)donation_lender(thread, clock_period()).band;
    for (uint32_t band = 0; band <= thread->line_band; band++) {
        before = endpoint->last[band] != NULL ? endpoint->last[band] : before;
    }
    list_prepend(before, &thread->queue);
    endpoint->last[thread->line_band] = &thread->queue;
    endpoint->work |= WORK_CALLERS;
}

void endpoint_dequeue(struct endpoint *endpoint, struct thread *thread)
{
    if (endpoint->sweep == &thread->queue) {
        endpoint->sweep = thread->queue.next;
    }
    if (endpoint->last[thread->line_band] == &thread->queue) {
        struct link *before = thread->queue.prev;
        bool same =
            before != &endpoint->callers && thread_at(before)->line_band == thread->line_band;
        endpoint->last[thread->line_band] = same ? before : NULL;
    }
    list_remove(&thread->queue);
    if (list_is_empty(&endpoint->callers)) {
        endpoint->work &= ~(uint32_t)WORK_CALLERS;
    }
}

/* Lets go of connections that were revoked. True when none is left. */
static bool leave_revoked(struct endpoint *endpoint, uint32_t *budget)
{
    for (; !list_is_empty(&endpoint->revoked) && *budget > 0; *budget -= 1) {
        connection_leave(endpoint, container_of(endpoint->revoked.next, struct connection, place),
                         !endpoint->orphaned);
    }
    return list_is_empty(&endpoint->revoked);
}

/* Shuts the sessions of a server that is gone, and forgets those that had ended before: the next one
 * knows of none. True when none is left. */
static bool shut_sessions(struct endpoint *endpoint, uint32_t *budget)
{
    for (; endpoint->orphaned && *budget > 0; *budget -= 1) {
        if (!list_is_empty(&endpoint->connections)) {
            connection_shut(endpoint,
                            container_of(endpoint->connections.next, struct connection, place));
        } else if (!list_is_empty(&endpoint->closed)) {
            uint64_t label;
            uint32_t principal;
            endpoint_take_closed(endpoint, &label, &principal);
        } else {
            endpoint->orphaned = false;
        }
    }
    return !endpoint->orphaned;
}

/* Refuses callers in line who call by what is not open any more, or all if the endpoint is shut. True
 * when all were looked at. */
static bool sweep_line(struct endpoint *endpoint, uint32_t *budget)
{
    while (endpoint->sweep != &endpoint->callers) {
        if (*budget == 0) {
            return false;
        }
        *budget -= 1;
        struct thread *caller = thread_at(endpoint->sweep);
        endpoint->sweep = endpoint->sweep->next;
        if (endpoint->shut) {
            ipc_refuse(caller, WRIT_PEER_DIED);
        } else if (caller->through->state != CONNECTION_OPEN) {
            ipc_refuse_closed(caller);
        }
    }
    endpoint->sweep = NULL;
    return true;
}

/* Lets go of the ends that nobody will be told any more, and of notifications. */
static bool drop_all(struct endpoint *endpoint, uint32_t *budget)
{
    for (; *budget > 0; *budget -= 1) {
        if (!list_is_empty(&endpoint->closed)) {
            uint64_t label;
            uint32_t principal;
            endpoint_take_closed(endpoint, &label, &principal);
        } else if (!list_is_empty(&endpoint->bindings)) {
            notification_unbind(
                container_of(endpoint->bindings.next, struct notification, binding));
        } else {
            return true;
        }
    }
    return false;
}

/* Called to sweep the line, and to free one that nobody holds. */
bool endpoint_reap(struct object *object, uint32_t *budget)
{
    struct endpoint *endpoint = container_of(object, struct endpoint, object);
    if (object->refs > 0) {
        if (!leave_revoked(endpoint, budget) || !shut_sessions(endpoint, budget) ||
            !sweep_line(endpoint, budget)) {
            return false;
        }
        object_unref(object);
        return true;
    }
    KASSERT(endpoint->bound == NULL && list_is_empty(&endpoint->connections) &&
            list_is_empty(&endpoint->revoked));
    if (!drop_all(endpoint, budget)) {
        return false;
    }
    object_free(object);
    return true;
}

bool endpoint_check(const struct object *object)
{
    const struct endpoint *endpoint = container_of(object, struct endpoint, object);
    bool idle = endpoint->receiver == NULL || endpoint->work == 0;
    bool callers = ((endpoint->work & WORK_CALLERS) != 0) == !list_is_empty(&endpoint->callers);
    bool closed = ((endpoint->work & WORK_CLOSED) != 0) == !list_is_empty(&endpoint->closed);
    bool bits = ((endpoint->work & WORK_BITS) != 0) == (endpoint->bits != 0);
    bool bound = endpoint->receiver == NULL || endpoint->receiver == endpoint->bound;
    bound = bound && (endpoint->bound != NULL) == !cap_is_empty(&endpoint->bound_by);
    bool orphaned = !endpoint->orphaned || (endpoint->bound == NULL && endpoint->sweep != NULL);
    bool revoked = list_is_empty(&endpoint->revoked) || endpoint->sweep != NULL;
    return idle && callers && closed && bits && bound && orphaned && revoked;
}

/* How many connections a principal has in a list; all of them for ANY_PRINCIPAL. */
static uint32_t count_in(const struct link *list, uint32_t principal)
{
    uint32_t count = 0;
    for (struct link *l = list->next; l != list; l = l->next) {
        const struct connection *connection = container_of(l, struct connection, place);
        bool is_his = connection->grantee == principal && !connection->wired;
        count += is_his || principal == KERNEL_ANY_PRINCIPAL;
    }
    return count;
}

/* Whether a principal, or everybody, may have one more connection. Ends that the server has not been
 * told of are no clients any more; there are no more of them than connections can be. */
static bool has_room(const struct endpoint *endpoint, uint32_t principal)
{
    uint32_t ended = count_in(&endpoint->closed, KERNEL_ANY_PRINCIPAL);
    uint32_t count =
        count_in(&endpoint->connections, principal) + count_in(&endpoint->revoked, principal);
    bool is_one = principal != KERNEL_ANY_PRINCIPAL;
    return endpoint->connection_count < KERNEL_MAX_CONNECTIONS &&
           endpoint->connection_count - ended < endpoint->clients &&
           !(is_one && count >= endpoint->each);
}

enum kcall_result endpoint_on_mint(struct kcall *call, const struct endpoint_mint_request *request,
                                   struct endpoint_mint_reply *reply)
{
    if (KCALL_TARGET(call, endpoint)->shut) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (KCALL_TARGET(call, endpoint)->orphaned) {
        return KCALL_AGAIN;
    }
    if (!has_room(KCALL_TARGET(call, endpoint), request->grantee)) {
        return kcall_fail(call, WRIT_LIMIT);
    }
    struct connection *connection = connection_create(KCALL_TARGET(call, endpoint), request->label,
                                                      request->roles, request->grantee);
    if (connection == NULL) {
        return kcall_no_memory(call);
    }
    return kcall_give(call, reply->connection, &connection->object, CONNECTION_RIGHTS);
}

enum kcall_result endpoint_on_bind(struct kcall *call)
{
    struct endpoint *endpoint = KCALL_TARGET(call, endpoint);
    if (endpoint->orphaned) {
        return KCALL_AGAIN;
    }
    if (endpoint->shut || !endpoint_bind(endpoint, call->thread, call->target)) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    return KCALL_DONE;
}

enum kcall_result endpoint_on_bind_notification(struct kcall *call, struct cap *notification,
                                                const struct endpoint_bind_notification_request *)
{
    struct notification *it = notification_of(notification);
    if (it->endpoint == KCALL_TARGET(call, endpoint)) {
        return KCALL_DONE;
    }
    if (it->endpoint != NULL || !list_is_empty(&it->waiters) ||
        KCALL_TARGET(call, endpoint)->shut) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    notification_bind(it, KCALL_TARGET(call, endpoint), notification);
    return KCALL_DONE;
}

/* What connections are revoked by. */
enum revoked_by { BY_LABEL, BY_PRINCIPAL, BY_COMPONENT };

static bool is_meant(const struct connection *connection, enum revoked_by by, uint64_t value)
{
    if (by == BY_COMPONENT) {
        bool anybodys = connection->grantee == KERNEL_ANY_PRINCIPAL;
        return !anybodys && (uint16_t)connection->grantee == value;
    }
    return (by == BY_LABEL ? connection->label : connection->grantee) == value;
}

/* Revokes the open connections that match. Whoever is in line by one of them is refused, and the
 * receiver is told of its end, by the reaper. */
static uint32_t revoke_where(struct endpoint *endpoint, enum revoked_by by, uint64_t value)
{
    uint32_t revoked = 0;
    struct link *next;
    for (struct link *l = endpoint->connections.next; l != &endpoint->connections; l = next) {
        next = l->next;
        struct connection *connection = container_of(l, struct connection, place);
        if (is_meant(connection, by, value)) {
            revoked++;
            connection_revoke(endpoint, connection);
        }
    }
    if (revoked != 0) {
        have_line_swept(endpoint);
    }
    return revoked;
}

enum kcall_result endpoint_on_revoke_label(struct kcall *call,
                                           const struct endpoint_revoke_label_request *request,
                                           struct endpoint_revoke_label_reply *reply)
{
    reply->revoked = revoke_where(KCALL_TARGET(call, endpoint), BY_LABEL, request->label);
    return KCALL_DONE;
}

enum kcall_result
endpoint_on_revoke_principal(struct kcall *call,
                             const struct endpoint_revoke_principal_request *request,
                             struct endpoint_revoke_principal_reply *reply)
{
    reply->revoked = revoke_where(KCALL_TARGET(call, endpoint), BY_PRINCIPAL, request->principal);
    return KCALL_DONE;
}

enum kcall_result
endpoint_on_revoke_component(struct kcall *call,
                             const struct endpoint_revoke_component_request *request,
                             struct endpoint_revoke_component_reply *reply)
{
    reply->revoked = revoke_where(KCALL_TARGET(call, endpoint), BY_COMPONENT, request->component);
    return KCALL_DONE;
}

enum kcall_result endpoint_on_set_session(struct kcall *call)
{
    KCALL_TARGET(call, endpoint)->session = true;
    return KCALL_DONE;
}

enum kcall_result endpoint_on_set_clients(struct kcall *call,
                                          const struct endpoint_set_clients_request *request)
{
    KCALL_TARGET(call, endpoint)->clients = request->clients;
    KCALL_TARGET(call, endpoint)->each = KERNEL_MAX_CONNECTIONS_EACH;
    return KCALL_DONE;
}

enum kcall_result endpoint_on_shut(struct kcall *call)
{
    endpoint_shut(KCALL_TARGET(call, endpoint));
    return KCALL_DONE;
}

enum kcall_result quota_on_create_endpoint(struct kcall *call,
                                           const struct quota_create_endpoint_request *request,
                                           struct quota_create_endpoint_reply *reply)
{
    struct endpoint *endpoint = endpoint_create(quota_of(call->target), request->protocol);
    if (endpoint == NULL) {
        return kcall_no_memory(call);
    }
    return kcall_give(call, reply->endpoint, &endpoint->object, ENDPOINT_RIGHTS);
}
