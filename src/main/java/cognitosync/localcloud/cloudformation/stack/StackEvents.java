package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of stacks, the deleted ones included. */
record StackEvents(Database database) {
    static final String LAST = "SELECT * FROM stack_event WHERE stack_id = ? AND logical_id = ? AND physical_id = ?"
            + " ORDER BY number DESC LIMIT 1";
    private static final String WHOLE = "SELECT * FROM stack_event WHERE stack_id = ?1";
    private static final String PAGE = " ORDER BY number DESC LIMIT ?2";
    static final String FIRST_PAGE = WHOLE + PAGE;
    static final String LATER_PAGE =
            WHOLE + " AND number <= (SELECT number FROM stack_event WHERE stack_id = ?1 AND id = ?3)" + PAGE;

    void add(StackEvent event) {
        database.write(t -> add(t, event));
    }

    // Clients sort by time; several things happen here within one millisecond.
    static int add(Transaction t, StackEvent event) throws SQLException {
        return t.update(
                "INSERT INTO stack_event (id, stack_id, logical_id, physical_id, type, status, reason, token, at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, max(?9, coalesce((SELECT at + 1 FROM stack_event"
                        + " WHERE stack_id = ?2 ORDER BY number DESC LIMIT 1), 0)))",
                event.id(),
                event.stack().id(),
                event.logicalId(),
                event.physicalId(),
                event.type(),
                event.status(),
                event.reason().orElse(null),
                event.token().orElse(null),
                event.at());
    }

    /** The newest first. */
    List<StackEvent> of(StackIdentity stack) {
        return database.read(t -> t.list(
                "SELECT * FROM stack_event WHERE stack_id = ? ORDER BY number DESC",
                row -> event(row, stack),
                stack.id()));
    }

    /** At most that many, the newest first, from the one of that id on; none where the stack has no such event. */
    List<StackEvent> page(StackIdentity stack, Optional<String> from, int limit) {
        return database.read(t -> from.isEmpty()
                ? t.list(FIRST_PAGE, row -> event(row, stack), stack.id(), limit)
                : t.list(LATER_PAGE, row -> event(row, stack), stack.id(), limit, from.get()));
    }

    /** The last of each of these resources, by logical id; what one has replaced has events of the same logical id. */
    Map<String, StackEvent> lastOfEach(StackIdentity stack, List<DeployedResource> resources) {
        return database.read(t -> {
            Map<String, StackEvent> last = new LinkedHashMap<>();
            for (DeployedResource resource : resources) {
                t.first(
                                LAST,
                                row -> event(row, stack),
                                stack.id(),
                                resource.logicalId(),
                                resource.resource().physicalId())
                        .ifPresent(event -> last.put(event.logicalId(), event));
            }
            return last;
        });
    }

    private static StackEvent event(Row row, StackIdentity stack) throws SQLException {
        return new StackEvent(
                row.text("id"),
                stack,
                row.text("logical_id"),
                row.text("physical_id"),
                row.text("type"),
                row.text("status"),
                row.optionalText("reason"),
                row.optionalText("token"),
                row.instant("at"));
    }
}
