package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.InertResourceType;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.SystemParameters;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The stacks of the local account. */
public final class Stacks {
    /**
     * What stacks depend on.
     *
     * @param database where they are recorded
     * @param account whose stacks they are
     * @param system parameters of Systems Manager
     * @param handlers one for each resource type that is run
     * @param clock tells when something happened
     */
    public record Dependencies(
            Database database,
            Account account,
            SystemParameters system,
            List<ResourceHandler> handlers,
            InstantSource clock) {
        /** Takes a copy. */
        public Dependencies {
            handlers = List.copyOf(handlers);
        }
    }

    /** What templates are deployed with. */
    record Types(Map<String, ResourceHandler> handlers, SystemParameters system, InstantSource clock) {}

    /**
     * As long as on AWS.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html">ListStacks</a>
     */
    private static final Duration DELETED_ARE_KEPT = Duration.ofDays(90);

    private final Dependencies dependencies;
    private final StackRecords records;
    private final Types types;

    /** Composes them; a handler given here goes before the list of types that are not run. */
    public Stacks(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.records = new StackRecords(dependencies.database());
        List<ResourceHandler> all = new ArrayList<>(InertResourceType.all());
        all.addAll(dependencies.handlers());
        Map<String, ResourceHandler> handlers = new LinkedHashMap<>();
        all.forEach(handler -> handlers.put(handler.type(), handler));
        this.types = new Types(Map.copyOf(handlers), dependencies.system(), dependencies.clock());
        records.forgetDeleted(dependencies.clock().instant().minus(DELETED_ARE_KEPT));
    }

    /** The tables of stacks, their resources, events and change sets. */
    public static Schema schema() {
        return Schema.of(Stacks.class);
    }

    /**
     * Name of the stack that has the resource.
     *
     * @param database with the tables of {@link #schema()}
     */
    public static Optional<String> owner(Database database, String type, String physicalId) {
        return database.read(t -> t.first(
                "SELECT stack FROM stack_resource WHERE type = ? AND physical_id = ?",
                row -> row.text("stack"),
                type,
                physicalId));
    }

    /** The stack of that name; a name that is new gets an id. */
    public DeployedStack stack(String name) {
        return stack(
                name, records.stackId(name, freshId(name), dependencies.clock().instant()));
    }

    /**
     * Checks the creation of a stack without recording anything.
     *
     * @throws DeploymentException where the name or the template is refused
     */
    public void check(String name, Submission submission) {
        Plan.of(identity(name, freshId(name)), submission, Map.of(), types);
    }

    private String freshId(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw new DeploymentException("The stack name " + name
                    + " is not valid. Use a letter, then letters, digits and hyphens, at most 128 characters.");
        }
        Account account = dependencies.account();
        return new Arn(
                        account.partition(),
                        "cloudformation",
                        account.region(),
                        account.id(),
                        "stack/" + name + "/" + UUID.randomUUID())
                .toString();
    }

    /** The stacks that exist, by name. */
    public List<DeployedStack> all() {
        return records.all().stream()
                .map(known -> stack(known.name(), known.id()))
                .toList();
    }

    /** The stacks that were deleted, the last deleted first. */
    public List<DeployedStack> deleted() {
        return records.deleted().stream()
                .map(known -> stack(known.name(), known.id()))
                .toList();
    }

    /** The stack of that name or id; a deleted one by its id only. */
    public Optional<DeployedStack> find(String nameOrId) {
        return records.find(nameOrId).map(known -> stack(known.name(), known.id()));
    }

    /** The change sets of these stacks. */
    public ChangeSets changeSets() {
        return new ChangeSets(records.database(), types);
    }

    private DeployedStack stack(String name, String id) {
        return new DeployedStack(identity(name, id), records, types);
    }

    private StackIdentity identity(String name, String id) {
        return new StackIdentity(
                id,
                name,
                dependencies.account().region(),
                dependencies.account().id());
    }
}
