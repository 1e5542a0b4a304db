package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.StoredJson;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of one stack in the database: those that exist, those that existed before the update in progress, and leftovers
 * that are still to be deleted.
 *
 * @param stack its name
 */
record ResourceRecords(Database database, String stack) {
    /** A resource that was removed or replaced, and is to be deleted. */
    record Leftover(long id, String logicalId, String type, String physicalId) {}

    /** Those that exist, in the order of their deployment. */
    List<DeployedResource> all() {
        return database.read(t -> list(t, "stack_resource"));
    }

    /** Those before the update in progress. */
    List<DeployedResource> before() {
        return database.read(t -> list(t, "stack_resource_before"));
    }

    List<DeployedResource> list(Transaction t, String table) throws SQLException {
        return t.list(
                "SELECT * FROM " + table + " WHERE stack = ? ORDER BY position", ResourceRecords::resource, stack);
    }

    private static DeployedResource resource(Row row) throws SQLException {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        StoredJson.objectOrEmpty(row.text("attributes"))
                .properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue()));
        return new DeployedResource(
                row.text("logical_id"),
                row.text("type"),
                new Resource(row.text("physical_id"), attributes),
                StoredJson.objectOrEmpty(row.text("properties")),
                row.flag("retained"));
    }

    /** Keeps those that exist for a rollback. */
    void keepBefore(Transaction t) throws SQLException {
        t.update("DELETE FROM stack_resource_before WHERE stack = ?", stack);
        t.update("INSERT INTO stack_resource_before SELECT * FROM stack_resource WHERE stack = ?", stack);
    }

    /** Records a deployed resource. */
    void save(Transaction t, int position, DeployedResource resource) throws SQLException {
        t.update(
                "INSERT INTO stack_resource VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stack, logical_id)"
                        + " DO UPDATE SET position = excluded.position, type = excluded.type,"
                        + " physical_id = excluded.physical_id, attributes = excluded.attributes,"
                        + " properties = excluded.properties, retained = excluded.retained",
                stack,
                resource.logicalId(),
                position,
                resource.type(),
                resource.resource().physicalId(),
                resource.resource().attributes(),
                resource.properties(),
                resource.retained());
    }

    /** Sets whether a resource stays when the template no longer has it. */
    void retain(Transaction t, String logicalId, boolean retained) throws SQLException {
        t.update(
                "UPDATE stack_resource SET retained = ? WHERE stack = ? AND logical_id = ?",
                retained,
                stack,
                logicalId);
    }

    /** Sets that of several resources. */
    void retain(Transaction t, List<String> logicalIds, boolean retained) throws SQLException {
        for (String logicalId : logicalIds) {
            retain(t, logicalId, retained);
        }
    }

    int forget(Transaction t, String logicalId) throws SQLException {
        return t.update("DELETE FROM stack_resource WHERE stack = ? AND logical_id = ?", stack, logicalId);
    }

    void leave(Transaction t, DeployedResource resource) throws SQLException {
        t.update(
                "INSERT INTO stack_leftover (stack, logical_id, type, physical_id) VALUES (?, ?, ?, ?)",
                stack,
                resource.logicalId(),
                resource.type(),
                resource.resource().physicalId());
    }

    /** The leftovers, the last recorded first. */
    List<Leftover> leftovers() {
        return database.read(t -> t.list(
                "SELECT * FROM stack_leftover WHERE stack = ? ORDER BY id DESC",
                row -> new Leftover(
                        row.number("id"), row.text("logical_id"), row.text("type"), row.text("physical_id")),
                stack));
    }

    int forget(Transaction t, Leftover leftover) throws SQLException {
        return t.update("DELETE FROM stack_leftover WHERE id = ?", leftover.id());
    }
}
