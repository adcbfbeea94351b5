/* See connection.h. */
#include "connection.h"

#include "assert.h"
#include "endpoint.h"
#include "kernel_types.h"

/* The endpoint of an open connection. */
static struct endpoint *endpoint_of(const struct connection *connection)
{
    KASSERT(connection->state == CONNECTION_OPEN);
    return (struct endpoint *)(uintptr_t)connection->endpoint;
}

struct connection *connection_create(struct endpoint *endpoint, uint64_t label, uint32_t roles,
                                     uint32_t grantee)
{
    struct connection *connection =
        object_create(endpoint->object.quota, OBJECT_TYPE_CONNECTION, sizeof *connection);
    if (connection != NULL) {
        connection->endpoint = endpoint;
        connection->grantee = grantee;
        connection->roles = roles;
        connection->label = label;
        connection->protocol = endpoint->protocol;
        connection->wired = endpoint->each == KERNEL_MAX_CONNECTIONS;
        object_ref(&endpoint->object);
        endpoint->connection_count++;
        list_init(&connection->place);
        list_append(&endpoint->connections, &connection->place);
    }
    return connection;
}

/* From here on it leads nowhere. */
static void cut(struct connection *connection, enum connection_state state)
{
    connection->state = (uint8_t)state;
    connection->endpoint = &endpoint_nowhere;
    object_ref(&connection->object);
}

void connection_leave(struct endpoint *endpoint, struct connection *connection, bool told)
{
    list_remove(&connection->place);
    if (told && !endpoint->shut) {
        endpoint_add_closed(endpoint, connection);
    } else {
        endpoint->connection_count--;
        object_unref(&connection->object);
    }
    object_unref(&endpoint->object);
}

void connection_revoke(struct endpoint *endpoint, struct connection *connection)
{
    KASSERT(endpoint_of(connection) == endpoint);
    cut(connection, CONNECTION_REVOKED);
    list_remove(&connection->place);
    list_append(&endpoint->revoked, &connection->place);
}

void connection_shut(struct endpoint *endpoint, struct connection *connection)
{
    KASSERT(endpoint_of(connection) == endpoint);
    cut(connection, CONNECTION_SHUT);
    connection_leave(endpoint, connection, false);
}

void connection_last_cap(struct object *object)
{
    struct connection *connection = container_of(object, struct connection, object);
    if (connection->state == CONNECTION_OPEN) {
        struct endpoint *endpoint = endpoint_of(connection);
        cut(connection, CONNECTION_ENDED);
        connection_leave(endpoint, connection, true);
    }
}

bool connection_check(const struct object *object)
{
    const struct connection *connection = container_of(object, struct connection, object);
    bool open = connection->state == CONNECTION_OPEN;
    return open == (connection->endpoint != &endpoint_nowhere) && list_check(&connection->place) &&
           !(open && list_is_empty(&connection->place));
}
