package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.store.Database;
import java.util.Optional;

/**
 * Tells which stack something belongs to.
 *
 * @param database has the tables of {@link Stacks#schema()}
 */
public record StackOwners(Database database) {
    /** Name of the stack that made it. */
    public Optional<String> of(String type, String physicalId) {
        return database.read(t -> t.first(
                "SELECT stack FROM stack_resource WHERE type = ? AND physical_id = ?",
                row -> row.text("stack"),
                type,
                physicalId));
    }
}
