package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The stacks of the local account. */
public final class Stacks {
    /** Tables of this area. */
    public static final Schema SCHEMA = StackRecords.SCHEMA;

    /**
     * What stacks need.
     *
     * @param database where they are recorded
     * @param accountId twelve digits
     * @param region such as {@code eu-west-1}
     * @param system what parameters may read
     * @param handlers one for each resource type that is run
     */
    public record Collaborators(
            Database database,
            String accountId,
            String region,
            SystemParameters system,
            List<ResourceHandler> handlers) {
        /** Takes a copy. */
        public Collaborators {
            handlers = List.copyOf(handlers);
        }
    }

    private final Collaborators collaborators;
    private final StackRecords records;
    private final Map<String, ResourceHandler> handlers = new LinkedHashMap<>();

    /** Over these collaborators; a handler given here goes before the list of types that are not run. */
    public Stacks(Collaborators collaborators) {
        this.collaborators = collaborators;
        this.records = new StackRecords(collaborators.database());
        List<ResourceHandler> all = new ArrayList<>(TypeNotRun.all());
        all.addAll(collaborators.handlers());
        all.forEach(handler -> handlers.put(handler.type(), handler));
    }

    /** The stack of that name, with an id of its own from the first time on that it is asked for. */
    public DeployedStack stack(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw new DeploymentException("The stack name " + name
                    + " is not allowed: a letter, then letters, digits and hyphens, at most 128.");
        }
        String fresh = "arn:" + Partition.of(collaborators.region()).id() + ":cloudformation:" + collaborators.region()
                + ":" + collaborators.accountId() + ":stack/" + name + "/" + UUID.randomUUID();
        StackIdentity identity = new StackIdentity(
                records.stackId(name, fresh), name, collaborators.region(), collaborators.accountId());
        return new DeployedStack(identity, records, Map.copyOf(handlers), collaborators.system());
    }
}
