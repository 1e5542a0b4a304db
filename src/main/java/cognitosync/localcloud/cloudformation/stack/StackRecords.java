package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.StoredJson;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks as a whole in the database: identities, states, templates, outputs. Deleted ones are kept by their id. */
record StackRecords(Database database) {
    /** A name and the id that goes with it. */
    record Known(String name, String id) {}

    /** The id of the stack of that name, the one given where there is none yet. */
    String stackId(String name, String fresh, Instant now) {
        return database.write(t -> {
            t.update(
                    "INSERT INTO stack (name, id, status, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                    name,
                    fresh,
                    StackStatus.REVIEW_IN_PROGRESS.name(),
                    now);
            return t.first("SELECT id FROM stack WHERE name = ?", row -> row.text("id"), name)
                    .orElseThrow();
        });
    }

    /** The stacks that exist, by name. */
    List<Known> all() {
        return database.read(t -> t.list("SELECT name, id FROM stack ORDER BY name", StackRecords::known));
    }

    /** The deleted ones, the last deleted first. */
    List<Known> deleted() {
        return database.read(
                t -> t.list("SELECT name, id FROM deleted_stack ORDER BY deleted_at DESC", StackRecords::known));
    }

    /** Removes stacks that were deleted before that, with their events. */
    void forgetDeleted(Instant before) {
        database.write(t -> {
            t.update(
                    "DELETE FROM stack_event WHERE stack_id IN (SELECT id FROM deleted_stack WHERE deleted_at < ?)",
                    before);
            return t.update("DELETE FROM deleted_stack WHERE deleted_at < ?", before);
        });
    }

    /** The stack of that name or id; a deleted one by its id only. */
    Optional<Known> find(String nameOrId) {
        return database.read(t -> {
            Optional<Known> live =
                    t.first("SELECT name, id FROM stack WHERE name = ?1 OR id = ?1", StackRecords::known, nameOrId);
            return live.isPresent()
                    ? live
                    : t.first("SELECT name, id FROM deleted_stack WHERE id = ?", StackRecords::known, nameOrId);
        });
    }

    private static Known known(Row row) throws SQLException {
        return new Known(row.text("name"), row.text("id"));
    }

    /** The state of a stack that exists or was deleted. */
    StackState state(String id) {
        return database.read(t -> t.first("SELECT * FROM stack WHERE id = ?", StackRecords::live, id)
                        .or(() -> first(t, id)))
                .orElseThrow(() -> new IllegalStateException("There is no stack " + id + "."));
    }

    private static Optional<StackState> first(Transaction t, String id) {
        try {
            return t.first("SELECT * FROM deleted_stack WHERE id = ?", StackRecords::gone, id);
        } catch (SQLException e) {
            throw new IllegalStateException("Deleted stacks cannot be read.", e);
        }
    }

    private static StackState live(Row row) throws SQLException {
        return new StackState(
                StackStatus.read(row.text("status")),
                row.optionalText("reason"),
                row.optionalText("template").map(TemplateText::new),
                StoredJson.texts(row.text("parameters")),
                StoredJson.texts(row.text("tags")),
                StoredJson.texts(row.text("outputs")),
                row.instant("created_at"),
                row.optionalInstant("updated_at"),
                Optional.empty(),
                row.flag("termination_protection"));
    }

    private static StackState gone(Row row) throws SQLException {
        return new StackState(
                StackStatus.DELETE_COMPLETE,
                Optional.empty(),
                row.optionalText("template").map(TemplateText::new),
                StoredJson.texts(row.text("parameters")),
                StoredJson.texts(row.text("tags")),
                Map.of(),
                row.instant("created_at"),
                row.optionalInstant("updated_at"),
                row.optionalInstant("deleted_at"),
                false);
    }

    /** Sets the status, in one transaction with {@code work}. */
    void enter(StackStatus status, Optional<String> reason, StackEvent event, Database.Work<?> work) {
        database.write(t -> {
            work.run(t);
            StackEvents.add(t, event);
            return t.update(
                    "UPDATE stack SET status = ?, reason = ? WHERE id = ?",
                    status.name(),
                    reason.orElse(null),
                    event.stack().id());
        });
    }

    /** Records a complete deployment. */
    static void deployed(Transaction t, StackIdentity stack, Submission submission, Map<String, String> outputs)
            throws SQLException {
        t.update(
                "UPDATE stack SET template = ?, parameters = ?, tags = ?, outputs = ? WHERE id = ?",
                submission.text(),
                submission.parameters(),
                submission.tags(),
                outputs,
                stack.id());
    }

    /** Records the begin of a deployment, which invalidates the change sets. */
    static void begin(Transaction t, StackIdentity stack, boolean creates, Instant now) throws SQLException {
        t.update("DELETE FROM change_set WHERE stack_id = ?", stack.id());
        if (!creates) {
            t.update("UPDATE stack SET updated_at = ? WHERE id = ?", now, stack.id());
        }
    }

    /** Sets termination protection. */
    void protectFromTermination(StackIdentity stack, boolean protect) {
        database.write(t -> t.update("UPDATE stack SET termination_protection = ? WHERE id = ?", protect, stack.id()));
    }

    /** Records that the stack is deleted, and known by its id only. */
    void delete(StackIdentity stack, StackEvent event) {
        database.write(t -> {
            StackEvents.add(t, event);
            t.update(
                    "INSERT INTO deleted_stack SELECT id, name, template, parameters, created_at, updated_at, ?, tags"
                            + " FROM stack WHERE id = ?",
                    event.at(),
                    stack.id());
            for (String table : List.of("stack_resource", "stack_resource_before", "stack_leftover")) {
                t.update("DELETE FROM " + table + " WHERE stack = ?", stack.name());
            }
            t.update("DELETE FROM change_set WHERE stack_id = ?", stack.id());
            return t.update("DELETE FROM stack WHERE id = ?", stack.id());
        });
    }
}
