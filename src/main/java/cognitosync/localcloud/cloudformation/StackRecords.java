package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is durable of stacks: identities, templates, outputs, resources, and what is still to be deleted. */
record StackRecords(Database database) {
    static final Schema SCHEMA = new Schema(
            "cloudformation",
            List.of(
                    "CREATE TABLE stack (name TEXT PRIMARY KEY, id TEXT NOT NULL, template TEXT,"
                            + " outputs TEXT NOT NULL DEFAULT '{}') STRICT",
                    "CREATE TABLE stack_resource (stack TEXT NOT NULL REFERENCES stack (name), logical_id TEXT NOT NULL,"
                            + " position INTEGER NOT NULL, type TEXT NOT NULL, physical_id TEXT NOT NULL,"
                            + " attributes TEXT NOT NULL, properties TEXT NOT NULL, retained INTEGER NOT NULL,"
                            + " PRIMARY KEY (stack, logical_id)) STRICT",
                    "CREATE TABLE stack_leftover (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                            + " stack TEXT NOT NULL REFERENCES stack (name), logical_id TEXT NOT NULL,"
                            + " type TEXT NOT NULL, physical_id TEXT NOT NULL) STRICT"));

    /** Something that the template no longer has, or that was replaced, and that is to be deleted. */
    record Leftover(long id, String logicalId, String type, String physicalId) {}

    /** The id of the stack of that name, the one given where there is none yet. */
    String stackId(String name, String fresh) {
        return database.write(t -> {
            t.update("INSERT INTO stack (name, id) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, fresh);
            return t.first("SELECT id FROM stack WHERE name = ?", row -> row.text("id"), name)
                    .orElseThrow();
        });
    }

    /** Resources in the order in which they were made. */
    List<DeployedResource> resources(String stack) {
        return database.read(t -> t.list(
                "SELECT * FROM stack_resource WHERE stack = ? ORDER BY position", StackRecords::resource, stack));
    }

    private static DeployedResource resource(Row row) throws SQLException {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        object(row.text("attributes")).properties().forEach(each -> attributes.put(each.getKey(), each.getValue()));
        return new DeployedResource(
                row.text("logical_id"),
                row.text("type"),
                new Resource(row.text("physical_id"), attributes),
                object(row.text("properties")),
                row.flag("retained"));
    }

    /** Records what was made; what it replaced is to be deleted later. */
    void save(String stack, int position, DeployedResource resource, Optional<String> replacedPhysicalId) {
        ObjectNode attributes = JsonProtocol.MAPPER.createObjectNode();
        attributes.setAll(resource.resource().attributes());
        database.write(t -> {
            if (replacedPhysicalId.isPresent()) {
                leave(t, stack, resource.logicalId(), resource.type(), replacedPhysicalId.get());
            }
            return t.update(
                    "INSERT INTO stack_resource VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stack, logical_id)"
                            + " DO UPDATE SET position = excluded.position, type = excluded.type,"
                            + " physical_id = excluded.physical_id, attributes = excluded.attributes,"
                            + " properties = excluded.properties, retained = excluded.retained",
                    stack,
                    resource.logicalId(),
                    position,
                    resource.type(),
                    resource.resource().physicalId(),
                    attributes.toString(),
                    resource.properties().toString(),
                    resource.retained());
        });
    }

    /** Records that every resource is made: template and outputs count from now, what is gone from the template is left over. */
    void complete(String stack, JsonNode template, Map<String, String> outputs, List<DeployedResource> gone) {
        String written = JsonProtocol.MAPPER.valueToTree(outputs).toString();
        database.write(t -> {
            for (DeployedResource resource : gone) {
                t.update("DELETE FROM stack_resource WHERE stack = ? AND logical_id = ?", stack, resource.logicalId());
                if (!resource.retained()) {
                    leave(
                            t,
                            stack,
                            resource.logicalId(),
                            resource.type(),
                            resource.resource().physicalId());
                }
            }
            return t.update(
                    "UPDATE stack SET template = ?, outputs = ? WHERE name = ?", template.toString(), written, stack);
        });
    }

    private static void leave(Transaction t, String stack, String logicalId, String type, String physicalId)
            throws SQLException {
        t.update(
                "INSERT INTO stack_leftover (stack, logical_id, type, physical_id) VALUES (?, ?, ?, ?)",
                stack,
                logicalId,
                type,
                physicalId);
    }

    /** What is to be deleted, the last made first. */
    List<Leftover> leftovers(String stack) {
        return database.read(t -> t.list(
                "SELECT * FROM stack_leftover WHERE stack = ? ORDER BY id DESC",
                row -> new Leftover(
                        row.number("id"), row.text("logical_id"), row.text("type"), row.text("physical_id")),
                stack));
    }

    void forget(Leftover leftover) {
        database.write(t -> t.update("DELETE FROM stack_leftover WHERE id = ?", leftover.id()));
    }

    /** Outputs of the last complete deployment. */
    Map<String, String> outputs(String stack) {
        String written = database.read(
                        t -> t.first("SELECT outputs FROM stack WHERE name = ?", row -> row.text("outputs"), stack))
                .orElse("{}");
        return JsonProtocol.MAPPER.convertValue(object(written), new TypeReference<LinkedHashMap<String, String>>() {});
    }

    /** Template of the last complete deployment. */
    Optional<JsonNode> template(String stack) {
        return database.read(t -> t.first(
                        "SELECT template FROM stack WHERE name = ?", row -> row.optionalText("template"), stack))
                .flatMap(written -> written)
                .map(StackRecords::object);
    }

    private static ObjectNode object(String written) {
        try {
            return (ObjectNode) JsonProtocol.MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stack's record in the database is not JSON.", e);
        }
    }
}
