package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.stack.ChangeSet.Change;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.StoredJson;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The change sets that were neither executed nor deleted. */
public final class ChangeSets {
    /** The words that the CDK command line looks for. */
    private static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";

    private static final String UNREADABLE = "Its changes can no longer be read. Create the change set again.";
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSets.class);

    private final Database database;
    private final Stacks.Types types;

    ChangeSets(Database database, Stacks.Types types) {
        this.database = database;
        this.types = types;
    }

    /** Compares the submission with the stack and stores the change set. */
    public ChangeSet create(DeployedStack stack, String name, Submission submission, Optional<String> description) {
        StackState state = stack.state();
        Map<String, DeployedResource> existing = DeployedResource.byLogicalId(stack.resources());
        Optional<String> reason = Optional.empty();
        List<Change> changes = List.of();
        try {
            Plan plan = Plan.of(stack.identity(), submission, existing, types);
            Optional<Template> deployed =
                    state.template().flatMap(TemplateText::json).map(read -> Template.parse(read, Map.of()));
            changes = new TemplateDiff(types.handlers(), deployed, existing)
                    .with(plan, !submission.parameters().equals(state.parameters()));
            if (submission.isDeployed(state)) {
                reason = Optional.of(NO_CHANGES);
            }
        } catch (DeploymentException e) {
            reason = Optional.of(e.getMessage());
        }
        ChangeSet made = new ChangeSet(
                stack.identity().id().replaceFirst(":stack/.*", ":changeSet/" + name + "/" + UUID.randomUUID()),
                name,
                stack.identity().id(),
                submission.text(),
                submission.parameters(),
                submission.tags(),
                description,
                reason,
                changes,
                types.clock().instant());
        save(made);
        return made;
    }

    private void save(ChangeSet set) {
        database.write(t -> t.update(
                "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                set.id(),
                set.stackId(),
                set.name(),
                set.text(),
                set.parameters(),
                set.description().orElse(null),
                set.reason().orElse(null),
                set.changes(),
                set.createdAt(),
                set.tags()));
    }

    /** Those of a stack, the oldest first. */
    public List<ChangeSet> of(StackIdentity stack) {
        return database.read(t -> t.list(
                "SELECT * FROM change_set WHERE stack_id = ? ORDER BY created_at, id", ChangeSets::set, stack.id()));
    }

    /** The one of that ARN. */
    public Optional<ChangeSet> find(String id) {
        return database.read(t -> t.first("SELECT * FROM change_set WHERE id = ?", ChangeSets::set, id));
    }

    /** Deletes one. */
    public void delete(ChangeSet set) {
        database.write(t -> t.update("DELETE FROM change_set WHERE id = ?", set.id()));
    }

    /** Deletes all of a stack: once one is executed, the others no longer apply. */
    public void deleteAll(StackIdentity stack) {
        database.write(t -> t.update("DELETE FROM change_set WHERE stack_id = ?", stack.id()));
    }

    private static ChangeSet set(Row row) throws SQLException {
        Optional<List<Change>> changes = changes(row.text("changes"));
        return new ChangeSet(
                row.text("id"),
                row.text("name"),
                row.text("stack_id"),
                row.text("template"),
                StoredJson.texts(row.text("parameters")),
                StoredJson.texts(row.text("tags")),
                row.optionalText("description"),
                changes.isEmpty() ? Optional.of(UNREADABLE) : row.optionalText("reason"),
                changes.orElse(List.of()),
                row.instant("created_at"));
    }

    private static Optional<List<Change>> changes(String written) {
        try {
            return StoredJson.read(written)
                    .map(read -> JsonProtocol.MAPPER.convertValue(read, new TypeReference<List<Change>>() {}));
        } catch (IllegalArgumentException e) {
            LOG.warn("The changes of a change set cannot be read.", e);
            return Optional.empty();
        }
    }
}
